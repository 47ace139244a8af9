import { useEffect, useState } from "react";
import type { Product } from "@/lib/catalog/schema";
import { didYouMean, type Matched } from "@/lib/search/did-you-mean";
import { type FacetAnswer, type Facets, readFacets, searchRequests } from "@/lib/search/facet-rules";
import type { SearchSort } from "@/lib/search/rules";
import { searchInBrowser } from "@/lib/services/browser/search";
import { readSearch } from "./search-query";

type Hit = Product & Matched;

/** What is used of the index's answers; those that only count have no hits. */
type Answer = FacetAnswer & { hits: Hit[]; nbHits: number; nbPages: number };

export type Found = {
  products: Product[];
  /** Marked names by product id. */
  names: Map<string, string>;
  total: number;
  pages: number;
  facets: Facets;
  /** The term as what was found spells it, where that is another way. */
  meant: string | null;
};

const PER_PAGE = 24;

const find = async (search: string): Promise<Found | null> => {
  const { sort, ...view } = readSearch(search);
  const input = {
    ...view,
    inStock: view.inStock || undefined,
    sort: sort === "" ? undefined : (sort as SearchSort),
    size: PER_PAGE,
  };
  const answers = await searchInBrowser<Answer>((index) => searchRequests(index, input));
  const [main] = answers ?? [];
  if (!answers || !main) return null;
  return {
    products: main.hits,
    names: new Map(main.hits.map((hit) => [hit.productId, hit._highlightResult?.name?.value ?? hit.name])),
    total: main.nbHits,
    pages: main.nbPages,
    facets: readFacets(input, answers),
    meant: didYouMean(view.q, main.hits),
  };
};

/**
 * The products that a search finds, by its query string. What was found before stays until the new answer is here, so
 * that a list does not flicker under typing hands.
 */
export function useSearch(search: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [settled, setSettled] = useState("");
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same search
  useEffect(() => {
    let current = true;
    find(search).then(
      (answer) => {
        if (!current || !answer) return;
        setFound(answer);
        setFailed(false);
        setSettled(search);
      },
      () => {
        if (!current) return;
        setFailed(true);
        setSettled(search);
      },
    );
    return () => {
      current = false;
    };
  }, [search, attempt]);

  return { found, failed, searching: settled !== search, again: () => setAttempt(attempt + 1) };
}
