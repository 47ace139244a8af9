import type { Database } from "@/db/client";
import { readLogSeq, readTold } from "@/lib/events/read-log";
import { noteChange } from "@/lib/kernel/changes";
import { type Algoliasearch, indexName, withSearchIndex } from "@/lib/services/search-index";
import { applySearchSettings } from "./apply-settings";
import { PIECE } from "./index-objects";
import { indexProducts } from "./index-products";
import { readPiece } from "./read-records";
import { PRODUCT_INDEX } from "./rules";
import type { RunProgress } from "./run-rules";

const mainIndex = () => indexName(PRODUCT_INDEX);
/** Named after its run, so that what a broken run left behind is known as such. */
export const temporaryIndex = (runId: string): string => `${mainIndex()}_tmp_${runId}`;

export const deleteTemporary = (runId: string): Promise<void> =>
  withSearchIndex(async (client) => {
    await client.deleteIndex({ indexName: temporaryIndex(runId) });
  });

/** Also of runs that broke off or gave way to another. */
const deleteTemporaries = async (client: Algoliasearch): Promise<void> => {
  const { items } = await client.listIndices();
  const prefix = temporaryIndex("");
  for (const { name } of items) if (name.startsWith(prefix)) await client.deleteIndex({ indexName: name });
};

/** An empty index with the settings and synonyms of the one that is to be replaced. */
export const prepareTemporary = async (db: Database, progress: RunProgress): Promise<RunProgress> => {
  const temporary = temporaryIndex(progress.temporary ?? "");
  await withSearchIndex(async (client) => {
    await deleteTemporaries(client);
    const copied = await client.operationIndex({
      indexName: mainIndex(),
      operationIndexParams: {
        operation: "copy",
        destination: temporary,
        scope: ["settings", "synonyms", "rules"],
      },
    });
    await client.waitForTask({ indexName: mainIndex(), taskID: copied.taskID });
  });
  const logSeq = await readLogSeq(db);
  return { ...progress, phase: "fill", logSeq, at: null, filled: 0, lastTask: null };
};

export const fillTemporary = async (
  db: Database,
  before: RunProgress,
  until: number,
): Promise<RunProgress> => {
  const target = temporaryIndex(before.temporary ?? "");
  let progress = before;
  do {
    const { records, next } = await readPiece(db, progress.at, PIECE);
    const requests = records.map((body) => ({ action: "addObject" as const, body }));
    const task =
      requests.length > 0
        ? (
            await withSearchIndex((client) =>
              client.batch({ indexName: target, batchWriteParams: { requests } }),
            )
          ).taskID
        : progress.lastTask;
    progress = {
      ...progress,
      at: next,
      lastTask: task,
      filled: progress.filled + records.length,
      done: progress.done + records.length,
    };
  } while (progress.at !== null && Date.now() < until);
  return progress.at === null ? { ...progress, phase: "move" } : progress;
};

/** What the new index holds, or -1 when there is none. */
const countTemporary = async (
  client: Algoliasearch,
  { temporary, lastTask }: RunProgress,
): Promise<number> => {
  const name = temporaryIndex(temporary ?? "");
  if (lastTask !== null) await client.waitForTask({ indexName: name, taskID: lastTask });
  const { items } = await client.listIndices();
  return items.find((item) => item.name === name)?.entries ?? -1;
};

const RESTARTS = 2;

/**
 * Puts the filled index into the old one's place: searches see the old one until then and the new one from then on. An
 * index that does not hold what it was given is never moved; it is filled anew.
 */
export const moveTemporary = (progress: RunProgress): Promise<RunProgress> =>
  withSearchIndex(async (client) => {
    const held = await countTemporary(client, progress);
    if (held < progress.filled) {
      if (progress.restarts >= RESTARTS)
        throw new Error(`the new index holds ${held} of ${progress.filled} products, again and again`);
      const { done, filled, restarts } = progress;
      return { ...progress, phase: "prepare", restarts: restarts + 1, done: Math.max(0, done - filled) };
    }
    const name = temporaryIndex(progress.temporary ?? "");
    const { taskID } = await client.operationIndex({
      indexName: name,
      operationIndexParams: { operation: "move", destination: mainIndex() },
    });
    await client.waitForTask({ indexName: name, taskID });
    noteChange("search");
    return { ...progress, phase: "catch-up" };
  });

/** Events whose jobs wrote to the old index while the new one was being filled. */
const CHANGES = ["product.changed", "product.archived", "products.sold", "stock.level-changed"] as const;

/** Indexes once more what was changed meanwhile, and applies settings and synonyms as they are now. */
export const catchUp = async (db: Database, progress: RunProgress): Promise<RunProgress> => {
  for await (const told of readTold(db, CHANGES, progress.logSeq)) {
    const ids = told.flatMap((data) => [
      ...(typeof data.productId === "string" ? [data.productId] : []),
      ...(Array.isArray(data.productIds) ? data.productIds.map(String) : []),
    ]);
    await indexProducts(db, ids);
  }
  await applySearchSettings(db);
  return { ...progress, phase: "products", at: null };
};
