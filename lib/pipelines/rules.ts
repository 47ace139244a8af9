/**
 * The pipelines that an order's event goes through, by the name that the API knows; each is one subscription. The fourth,
 * replay, is the log itself: its last 14 days, sent to one of these when asked.
 */
export const PIPELINES = {
  checkout: "checkout-pipeline",
  backup: "backup-pipeline",
  analytics: "analytics-pipeline",
} as const;

export type PipelineName = keyof typeof PIPELINES;

export const PIPELINE_NAMES = Object.keys(PIPELINES) as PipelineName[];

/** What the drill's bug writes in the place of four fields. */
export const CORRUPTED = "CORRUPTED!";

/** What backups can be compressed with, and how their keys end. */
export const BACKUP_ENDINGS = {
  none: "ndjson.enc",
  gzip: "ndjson.gz.enc",
  zstd: "ndjson.zst.enc",
  brotli: "ndjson.br.enc",
} as const;

export type BackupFormat = keyof typeof BACKUP_ENDINGS;

/** An object holds at most this much of time and of lines. */
export const FLUSH_AFTER_S = 60;
export const FLUSH_BYTES = 5_000_000;

/** `2026/01/31/09/…` in UTC, behind the prefix. */
export const backupKey = (
  { id, firstAt }: { id: string; firstAt: Date },
  { prefix, format }: { prefix: string; format: BackupFormat },
): string => {
  const at = firstAt.toISOString();
  const hour = `${at.slice(0, 10).replaceAll("-", "/")}/${at.slice(11, 13)}`;
  const moment = at.slice(0, 19).replace(/[-:]/g, "");
  return `${prefix}${hour}/${moment}Z-${id}.${BACKUP_ENDINGS[format]}`;
};

/** The index that a document of this moment belongs to, without the deployment's prefix. */
export const analyticsIndexOf = (at: Date, rotation: "none" | "daily" | "monthly"): string => {
  const day = at.toISOString();
  if (rotation === "daily") return `${ANALYTICS_INDEX}_${day.slice(0, 10)}`;
  return rotation === "monthly" ? `${ANALYTICS_INDEX}_${day.slice(0, 7)}` : ANALYTICS_INDEX;
};

export const ANALYTICS_INDEX = "order_events";
