import { getCategories } from "@/lib/catalog/cached";
import { UnavailableError } from "@/lib/kernel/errors";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { listPopularQueries } from "./popular-queries";
import type { ProductRecord } from "./record";
import { PRODUCT_INDEX, searchRequest, startsWord } from "./rules";
import type { Suggestion } from "./schema";

const SUGGESTIONS = 8;
const CATEGORIES = 2;
const QUERIES = 3;

type Shelves = Awaited<ReturnType<typeof getCategories>>;
const FRESH_MS = 5_000;
let known: { at: number; shelves: Promise<Shelves> } | undefined;

/** Asked for with every letter, so kept for a moment in this process. */
const listShelves = (): Promise<Shelves> => {
  if (!known || Date.now() - known.at > FRESH_MS) {
    const shelves = getCategories();
    known = { at: Date.now(), shelves };
    shelves.catch(() => {
      known = undefined;
    });
  }
  return known.shelves;
};

const suggestCategories = async (q: string): Promise<Suggestion[]> =>
  (await listShelves())
    .filter(({ name, count }) => count > 0 && startsWord(name, q))
    .slice(0, CATEGORIES)
    .map(({ name, slug }) => ({ kind: "category", text: name, slug }));

const suggestQueries = async (q: string): Promise<Suggestion[]> => {
  const typed = q.trim().toLowerCase();
  return (await listPopularQueries())
    .filter((query) => query !== typed && (typed === "" || startsWord(query, typed)))
    .slice(0, QUERIES)
    .map((text) => ({ kind: "query", text }));
};

const suggestProducts = async (q: string): Promise<Suggestion[]> => {
  const request = searchRequest(indexName(PRODUCT_INDEX), { q, page: 1, size: SUGGESTIONS });
  const { results } = await withSearchIndex((client) =>
    client.searchForHits<ProductRecord>({
      // Half-typed words are no searches that others should be offered.
      requests: [
        {
          ...request,
          facets: [],
          attributesToRetrieve: ["productId", "name", "slug"],
          attributesToHighlight: [],
          getRankingInfo: false,
          analytics: false,
        },
      ],
    }),
  );
  const hits = results[0]?.hits ?? [];
  return hits.map(({ productId, name, slug }) => ({ kind: "product", text: name, productId, slug }));
};

/** The others still help while the index is away. */
const orNothing = async (suggestions: Promise<Suggestion[]>): Promise<Suggestion[]> => {
  try {
    return await suggestions;
  } catch (error) {
    if (error instanceof UnavailableError) return [];
    throw error;
  }
};

/** At most eight suggestions for what is being typed: queries of others, categories, products. */
export const suggest = async (q: string): Promise<Suggestion[]> => {
  const [queries, categories, products] = await Promise.all([
    suggestQueries(q),
    suggestCategories(q),
    orNothing(suggestProducts(q)),
  ]);
  return [...queries, ...categories, ...products].slice(0, SUGGESTIONS);
};
