import { UnavailableError } from "@/lib/kernel/errors";
import { indexName, topSearches } from "@/lib/services/search-index";
import { normaliseQuery, PRODUCT_INDEX } from "./rules";

const DAYS = 14;
const ASKED_FOR = 300;
/** What was searched for less often than this is nobody else's business. */
const LEAST = 3;
const FRESH_MS = 60_000;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The two weeks that are looked back at. */
export const recentSpan = (now: number, limit: number) => ({
  from: dayOf(now - DAYS * 86_400_000),
  to: dayOf(now),
  limit,
});

const read = async (now: number): Promise<string[]> => {
  const searches = await topSearches(indexName(PRODUCT_INDEX), recentSpan(now, ASKED_FOR));
  const queries = searches
    .filter(({ count, nbHits }) => count >= LEAST && nbHits > 0)
    .map(({ search }) => normaliseQuery(search));
  return [...new Set(queries)].filter((query) => query !== null);
};

let known: { at: number; queries: Promise<string[]> } | undefined;

/** What was searched for with success these two weeks, most frequent first; at most a minute old. Empty while unknown. */
export const listPopularQueries = async (now = Date.now()): Promise<string[]> => {
  if (!known || now - known.at > FRESH_MS) known = { at: now, queries: read(now) };
  try {
    return await known.queries;
  } catch (error) {
    if (error instanceof UnavailableError) return [];
    known = undefined;
    throw error;
  }
};
