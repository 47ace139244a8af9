import type { Database } from "@/db/client";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { type Algoliasearch, indexName, withSearchIndex } from "@/lib/services/search-index";
import { indexProducts } from "./index-products";
import { streamRecords } from "./read-records";
import { PRODUCT_INDEX } from "./rules";

/** What was indexed, by identifier: enough to see later whether it has changed. */
type Fingerprints = Map<string, string>;

const fill = async (client: Algoliasearch, db: Database, target: string): Promise<Fingerprints> => {
  const indexed: Fingerprints = new Map();
  let last: number | undefined;
  for await (const records of streamRecords(db)) {
    const requests = records.map((body) => ({ action: "addObject" as const, body }));
    const { taskID } = await client.batch({ indexName: target, batchWriteParams: { requests } });
    last = taskID;
    for (const record of records) indexed.set(record.objectID, sha256(canonicalJson(record)));
  }
  if (last !== undefined) await client.waitForTask({ indexName: target, taskID: last });
  return indexed;
};

/** Products that changed, came or went while the index was being filled. */
const findChanged = async (db: Database, indexed: Fingerprints): Promise<string[]> => {
  const gone = new Map(indexed);
  const changed: string[] = [];
  for await (const records of streamRecords(db)) {
    for (const record of records) {
      if (gone.get(record.objectID) !== sha256(canonicalJson(record))) changed.push(record.objectID);
      gone.delete(record.objectID);
    }
  }
  return [...changed, ...gone.keys()];
};

const replace = (db: Database): Promise<Fingerprints> =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    const temporary = `${index}_tmp_${createId("job")}`;
    const copied = await client.operationIndex({
      indexName: index,
      operationIndexParams: {
        operation: "copy",
        destination: temporary,
        scope: ["settings", "synonyms", "rules"],
      },
    });
    await client.waitForTask({ indexName: index, taskID: copied.taskID });
    try {
      const indexed = await fill(client, db, temporary);
      const moved = await client.operationIndex({
        indexName: temporary,
        operationIndexParams: { operation: "move", destination: index },
      });
      await client.waitForTask({ indexName: temporary, taskID: moved.taskID });
      return indexed;
    } catch (error) {
      await client.deleteIndex({ indexName: temporary }).catch(() => undefined);
      throw error;
    }
  });

/**
 * Builds the whole product index anew beside the old one and puts it in its place at once, so that no search ever sees
 * half of it. Streams, so that the size of the shop does not matter. What changed meanwhile is indexed afterwards.
 * Answers how many products the index holds.
 */
export const reindexProducts = async (db: Database): Promise<number> => {
  const indexed = await replace(db);
  await indexProducts(db, await findChanged(db, indexed));
  return indexed.size;
};
