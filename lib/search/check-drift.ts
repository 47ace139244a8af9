import type { Database } from "@/db/client";
import { canonicalJson } from "@/lib/kernel/hash";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { indexProducts } from "./index-products";
import { streamRecords } from "./read-records";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX } from "./rules";

/** How the index differs from the database: identifiers. */
export type IndexDrift = { missing: string[]; stale: string[]; orphaned: string[] };

const readIndex = (): Promise<Map<string, string>> =>
  withSearchIndex(async (client) => {
    const found = new Map<string, string>();
    await client.browseObjects<ProductRecord>({
      indexName: indexName(PRODUCT_INDEX),
      browseParams: { query: "", hitsPerPage: 1000 },
      aggregator: ({ hits }) => {
        for (const { _highlightResult: _, ...record } of hits)
          found.set(record.objectID, canonicalJson(record));
      },
    });
    return found;
  });

/** Compares the whole index with the database. */
export const findIndexDrift = async (db: Database): Promise<IndexDrift> => {
  const indexed = await readIndex();
  const drift: IndexDrift = { missing: [], stale: [], orphaned: [] };
  for await (const records of streamRecords(db)) {
    for (const record of records) {
      const text = indexed.get(record.objectID);
      if (text === undefined) drift.missing.push(record.objectID);
      else if (text !== canonicalJson(record)) drift.stale.push(record.objectID);
      indexed.delete(record.objectID);
    }
  }
  drift.orphaned.push(...indexed.keys());
  return drift;
};

/** Finds how the index differs from the database and mends it; answers what it found. */
export const healIndexDrift = async (db: Database): Promise<IndexDrift> => {
  const drift = await findIndexDrift(db);
  const ids = [...drift.missing, ...drift.stale, ...drift.orphaned];
  for (let start = 0; start < ids.length; start += 1000)
    await indexProducts(db, ids.slice(start, start + 1000));
  return drift;
};
