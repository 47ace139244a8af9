import { z } from "zod";
import { ProductPosition } from "@/lib/catalog/cursor";

/**
 * In the order of the work. A comparison walks through the products of the shop and then through the index; a rebuild
 * fills a new index first, moves it into the old one's place, and ends with a comparison.
 */
export const RUN_PHASES = ["prepare", "fill", "move", "catch-up", "products", "index", "done"] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

export type RunKind = "compare" | "rebuild";

export const DRIFTS = ["missing", "stale", "orphaned"] as const;
/** `missing` from the index, there with `stale` values, or `orphaned`: in the index, but not sold in the shop. */
export type Drift = (typeof DRIFTS)[number];

const count = z.int().nonnegative();

/** Where a run stands, so that any process can go on with it. */
export const RunProgress = z.object({
  phase: z.enum(RUN_PHASES),
  /** Products looked at, over all walks, and how many there will be about. */
  done: count,
  total: count,
  /** The index that is being filled, how many products it was given, and the vendor's last task of it. */
  temporary: z.string().nullable(),
  filled: count,
  lastTask: z.number().nullable(),
  restarts: count,
  /** The event log's length when the filling began; what came later is indexed once more after the move. */
  logSeq: z.number(),
  /** Where the walk through the shop ended, and the walk through the index. */
  at: ProductPosition.nullable(),
  cursor: z.string().nullable(),
  found: z.object({ missing: count, stale: count, orphaned: count }),
  /** Some of what was found; the rest is only counted. */
  samples: z.array(z.object({ productId: z.string(), drift: z.enum(DRIFTS) })),
  /** In the index and not in the shop; taken out when the walk through the index is over. */
  orphans: z.array(z.string()),
});
export type RunProgress = z.output<typeof RunProgress>;

const BLANK = { done: 0, total: 0, temporary: null, filled: 0, lastTask: null, restarts: 0, logSeq: 0 };

export const beginRun = (kind: RunKind, runId: string, products: number): RunProgress => ({
  ...BLANK,
  phase: kind === "rebuild" ? "prepare" : "products",
  total: kind === "rebuild" ? products * 3 : products * 2,
  temporary: kind === "rebuild" ? runId : null,
  at: null,
  cursor: null,
  found: { missing: 0, stale: 0, orphaned: 0 },
  samples: [],
  orphans: [],
});

export const foundInAll = ({ found }: Pick<RunProgress, "found">): number =>
  found.missing + found.stale + found.orphaned;

/** Notes what was found, of which at most `keep` stay as samples. */
export const noteDrift = (
  progress: RunProgress,
  drift: Drift,
  productIds: readonly string[],
  keep: number,
): RunProgress => ({
  ...progress,
  found: { ...progress.found, [drift]: progress.found[drift] + productIds.length },
  samples: [
    ...progress.samples,
    ...productIds
      .slice(0, Math.max(0, keep - progress.samples.length))
      .map((productId) => ({ productId, drift })),
  ],
});
