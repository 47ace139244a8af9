import { canonicalJson } from "@/lib/kernel/hash";
import { type Algoliasearch, indexName } from "@/lib/services/search-index";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX } from "./rules";

/** As many as one call answers. */
export const PIECE = 1000;

/** What the index holds under these identifiers, as comparable text. */
export const readIndexed = async (
  client: Algoliasearch,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const index = indexName(PRODUCT_INDEX);
  const found = new Map<string, string>();
  for (let start = 0; start < ids.length; start += PIECE) {
    const requests = ids.slice(start, start + PIECE).map((objectID) => ({ indexName: index, objectID }));
    const { results } = await client.getObjects<ProductRecord>({ requests });
    for (const record of results) if (record) found.set(record.objectID, canonicalJson(record));
  }
  return found;
};

/** One page of everything that the index holds: identifiers, and where the next page begins. */
export const browseIds = async (
  client: Algoliasearch,
  cursor: string | null,
): Promise<{ ids: string[]; next: string | null }> => {
  const page = await client.browse({
    indexName: indexName(PRODUCT_INDEX),
    browseParams: cursor === null ? { hitsPerPage: PIECE, attributesToRetrieve: ["objectID"] } : { cursor },
  });
  return { ids: page.hits.map(({ objectID }) => objectID), next: page.cursor ?? null };
};
