import type { PipelineName } from "@/lib/pipelines/rules";

export const PIPELINES_PAGE = "/admin/pipelines";
export const REPLAYS_PAGE = "/admin/replays";
export const BACKUPS_PAGE = "/admin/backups";

/** What each pipeline makes of an event. */
export const PIPELINE_WORDS: Record<PipelineName, { title: string; makes: string; target: string }> = {
  checkout: {
    title: "Checkout",
    makes: "Writes one row an order, which a replay repairs.",
    target: "Rows of orders",
  },
  backup: {
    title: "Backup",
    makes: "Gathers redacted lines for a minute, then packs, encrypts and stores them.",
    target: "Encrypted objects",
  },
  analytics: {
    title: "Analytics",
    makes: "Puts orders into the analytics index, where they can be searched.",
    target: "Analytics index",
  },
};

export const count = (value: number): string => value.toLocaleString("en");

/** `1, "line"` → "1 line". */
export const many = (value: number, noun: string): string =>
  `${count(value)} ${value === 1 ? noun : `${noun}s`}`;

/** `90` → "2 min". */
export const secondsText = (seconds: number): string => {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
};

/** `1234567` → "1.2 MB". */
export const bytesText = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** A policy in a few words, where it is short; else how many keys it names. */
export const policyText = (filter: Record<string, unknown>): string => {
  const keys = Object.keys(filter);
  if (keys.length === 0) return "everything passes";
  const text = keys
    .map((key) => `${key} ${JSON.stringify(filter[key])}`)
    .join(", ")
    .replace(/[[\]{}"]/g, "")
    .replace(/numeric:([<>=]+),/g, "$1 ");
  return text.length <= 26 ? text : `${keys.length === 1 ? "1 key" : `${keys.length} keys`} must match`;
};
