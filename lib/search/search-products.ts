import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { type IndexAnswer, type SearchAnswer, toSearchAnswer } from "./answer";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX, type SearchInput, searchRequest } from "./rules";

/** Searches the products; without words the popular ones come first. Throws an `UnavailableError` when search is away. */
export const searchProducts = async (input: SearchInput): Promise<SearchAnswer> => {
  const request = searchRequest(indexName(PRODUCT_INDEX), input);
  const { results } = await withSearchIndex((client) =>
    client.searchForHits<ProductRecord>({ requests: [request] }),
  );
  return toSearchAnswer(results[0] as IndexAnswer);
};
