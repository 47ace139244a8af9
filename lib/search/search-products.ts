import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { type IndexAnswer, type SearchAnswer, toSearchAnswer } from "./answer";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX, type SearchInput, searchRequest } from "./rules";

/**
 * Searches the products; without words the popular ones come first. `person` tells searchers apart in the statistics of
 * popular queries and says nothing about who they are. Throws an `UnavailableError` when search is away.
 */
export const searchProducts = async (input: SearchInput, person?: string): Promise<SearchAnswer> => {
  const request = searchRequest(indexName(PRODUCT_INDEX), input);
  const { results } = await withSearchIndex((client) =>
    client.searchForHits<ProductRecord>({ requests: [person ? { ...request, userToken: person } : request] }),
  );
  return toSearchAnswer(input.q, results[0] as IndexAnswer);
};
