import { useEffect, useState } from "react";
import type { Product } from "@/lib/catalog/schema";
import { type SearchSort, searchRequest } from "@/lib/search/rules";
import { searchInBrowser } from "@/lib/services/browser/search";
import { readSearch } from "./search-query";

type Hit = Product & { _highlightResult?: { name?: { value?: string } } };

/** What is used of the index's answer. */
type Answer = {
  hits: Hit[];
  nbHits: number;
  nbPages: number;
  facets?: { category?: Record<string, number> };
};

export type Found = {
  products: Product[];
  /** Marked names by product id. */
  names: Map<string, string>;
  total: number;
  pages: number;
  categories: { slug: string; count: number }[];
};

const PER_PAGE = 24;

const toFound = ({ hits, nbHits, nbPages, facets }: Answer): Found => ({
  products: hits,
  names: new Map(hits.map((hit) => [hit.productId, hit._highlightResult?.name?.value ?? hit.name])),
  total: nbHits,
  pages: nbPages,
  categories: Object.entries(facets?.category ?? {})
    .map(([slug, count]) => ({ slug, count }))
    .sort((left, right) => right.count - left.count),
});

const find = async (search: string): Promise<Found | null> => {
  const { sort, ...view } = readSearch(search);
  const input = {
    ...view,
    inStock: view.inStock || undefined,
    sort: sort === "" ? undefined : (sort as SearchSort),
    size: PER_PAGE,
  };
  const answer = await searchInBrowser<Answer>((index) => searchRequest(index, input));
  return answer && toFound(answer);
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
