import type { Database } from "@/db/client";
import { noteChange } from "@/lib/kernel/changes";
import { canonicalJson } from "@/lib/kernel/hash";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { PIECE } from "./index-objects";
import { readRecords } from "./read-records";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX } from "./rules";

const write = (records: ProductRecord[], gone: string[]): Promise<void> =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    if (records.length > 0) await client.saveObjects({ indexName: index, objects: records });
    if (gone.length > 0) await client.deleteObjects({ indexName: index, objectIDs: gone });
    noteChange("search");
  });

/** A product that is being changed all the time is left to the event of its last change after this many rounds. */
const ROUNDS = 5;

const indexPiece = async (db: Database, productIds: string[]): Promise<void> => {
  let pending = productIds;
  let records = await readRecords(db, pending);
  for (let round = 0; round < ROUNDS && pending.length > 0; round += 1) {
    const written = new Map(records.map((record) => [record.objectID, canonicalJson(record)]));
    await write(
      records,
      pending.filter((id) => !written.has(id)),
    );
    const now = await readRecords(db, pending);
    const current = new Map(now.map((record) => [record.objectID, canonicalJson(record)]));
    pending = pending.filter((id) => current.get(id) !== written.get(id));
    const changed = new Set(pending);
    records = now.filter((record) => changed.has(record.objectID));
  }
};

/**
 * Brings the index in line with the database for these products: full records under their identifiers, archived ones
 * removed. What was written is compared with the database once more, because another process may have read an older
 * state and written later: whoever writes last has also looked last.
 */
export const indexProducts = async (db: Database, productIds: string[]): Promise<void> => {
  const wanted = [...new Set(productIds)];
  for (let start = 0; start < wanted.length; start += PIECE) {
    await indexPiece(db, wanted.slice(start, start + PIECE));
  }
};
