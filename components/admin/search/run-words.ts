import type { DeskRun } from "@/lib/search/desk-queries";
import type { Drift, RunPhase } from "@/lib/search/run-rules";

export const KIND_WORDS: Record<DeskRun["kind"], string> = { compare: "Comparison", rebuild: "Rebuild" };

export const STATE_WORDS: Record<DeskRun["state"], string> = {
  running: "Running",
  stalled: "Stalled",
  done: "Done",
  failed: "Failed",
  superseded: "Gave way to another",
};

export const STATE_TONES = {
  running: "info",
  stalled: "danger",
  done: "success",
  failed: "danger",
  superseded: "neutral",
} as const satisfies Record<DeskRun["state"], string>;

export const PHASE_WORDS: Record<RunPhase, string> = {
  prepare: "Preparing an empty index",
  fill: "Filling the new index",
  move: "Moving it into the old one's place",
  "catch-up": "Indexing what changed meanwhile",
  products: "Comparing the shop's products",
  index: "Looking for what is no longer sold",
  done: "Done",
};

export const DRIFT_WORDS: Record<Drift, string> = {
  missing: "Missing from the index",
  stale: "Old values in the index",
  orphaned: "In the index, not sold",
};

/** A running run's share of its work; never quite all of it before it is done. */
export const shareDone = ({ done, total }: { done: number; total: number }): number =>
  total === 0 ? 0 : Math.min(0.99, done / total);
