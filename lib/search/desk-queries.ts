import { desc } from "drizzle-orm";
import type { Database } from "@/db/client";
import { searchRuns } from "@/db/schema/search";
import { listProductNames } from "@/lib/catalog/queries";
import { UnavailableError } from "@/lib/kernel/errors";
import { emptySearches, indexName, topSearches, withSearchIndex } from "@/lib/services/search-index";
import { recentSpan } from "./popular-queries";
import { PRODUCT_INDEX } from "./rules";
import { foundInAll, type RunKind, RunProgress } from "./run-rules";
import { STALLED_AFTER_MS } from "./start-run";

export type DeskRun = {
  id: string;
  kind: RunKind;
  state: "running" | "stalled" | "done" | "failed" | "superseded";
  progress: RunProgress;
  found: number;
  actor: string;
  startedAt: Date;
  finishedAt: Date | null;
  fault: string | null;
};

const RUNS = 10;

/** The last comparisons and rebuilds, newest first. */
export const listRuns = async (db: Database, now: Date): Promise<DeskRun[]> => {
  const rows = await db
    .select()
    .from(searchRuns)
    .orderBy(desc(searchRuns.startedAt), desc(searchRuns.id))
    .limit(RUNS);
  return rows.map((row) => {
    const progress = RunProgress.parse(row.progress);
    const isStalled = row.state === "running" && now.getTime() - row.updatedAt.getTime() > STALLED_AFTER_MS;
    return { ...row, state: isStalled ? "stalled" : row.state, progress, found: foundInAll(progress) };
  });
};

/** What a run found by name, with what the products are called. */
export const nameSamples = async (db: Database, { progress: { samples } }: DeskRun) => {
  const names = await listProductNames(
    db,
    samples.map(({ productId }) => productId),
  );
  return samples.map((sample) => ({ ...sample, name: names.get(sample.productId) ?? null }));
};

export type IndexState = { records: number; bytes: number; replicas: number; updatedAt: string | null };

/** Null while the index is away. */
const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
};

/** What the index says of itself. */
export const findIndexState = (): Promise<IndexState | null> =>
  orNull(
    withSearchIndex(async (client) => {
      const { items } = await client.listIndices();
      const index = items.find(({ name }) => name === indexName(PRODUCT_INDEX));
      return {
        records: index?.entries ?? 0,
        bytes: index?.dataSize ?? 0,
        replicas: index?.replicas?.length ?? 0,
        updatedAt: index?.updatedAt ?? null,
      };
    }),
  );

const SEARCHES = 10;

/** What people searched for these two weeks, and what of it found nothing. */
export const listSearches = (now: Date) =>
  orNull(
    (async () => {
      const index = indexName(PRODUCT_INDEX);
      const span = recentSpan(now.getTime(), SEARCHES);
      const [top, empty] = await Promise.all([topSearches(index, span), emptySearches(index, span)]);
      return {
        top: top.filter(({ search }) => search !== ""),
        empty: empty.filter(({ search }) => search !== "").sort((left, right) => right.count - left.count),
      };
    })(),
  );
