import type { Database } from "@/db/client";
import { countOutbox } from "@/lib/events/browse-log";
import { type Parked, readParked } from "./analytics-queries";
import { type BackupTotals, readBackupTotals } from "./backup-queries";
import { listPipelines, type PipelineView } from "./pipeline-queries";
import { isDrillAllowed } from "./set-fault";

export type Fork = {
  pipelines: PipelineView[];
  /** Events that were not handed out yet. */
  outbox: number;
  backups: BackupTotals;
  parked: Parked;
  drillAllowed: boolean;
};

/** The whole fork as it stands now. */
export const readFork = async (db: Database, now: Date): Promise<Fork> => {
  const [pipelines, outbox, backups, parked] = await Promise.all([
    listPipelines(db, now),
    countOutbox(db),
    readBackupTotals(db),
    readParked(db),
  ]);
  return { pipelines, outbox, backups, parked, drillAllowed: isDrillAllowed() };
};
