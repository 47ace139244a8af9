import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { valuesAt } from "@/emulators/algolia/records/paths";
import { answerText } from "./answer";
import { candidates } from "./candidates";
import { countFacets } from "./facets";
import { type Found, find, type Searched } from "./find";
import { hitText } from "./hits";
import { readOptions, type SearchOptions } from "./options";
import { lastWanted, pageOf } from "./pages";
import { orderBy, takeBest } from "./ranking";
import { WordMatcher } from "./word-matcher";

export type SearchRequest = {
  /** Name of the index that was asked. */
  name: string;
  searched: Searched;
  parameters: Record<string, unknown>;
  forcedFilters?: string;
  /** Whether the caller may see attributes that settings make unretrievable. */
  seesAll: boolean;
  isVirtual: boolean;
};

/** What the analytics want to know of a search. */
export type SearchTrace = {
  index: string;
  query: string;
  hits: number;
  isCounted: boolean;
  userToken?: string;
  queryID?: string;
};

/** One record (or a few) of each group; answers the places of those kept, in ranking order, and how many there are. */
const takeDistinct = ({ records }: Searched, options: SearchOptions, order: readonly number[]): number[] => {
  const seen = new Map<string, number>();
  return order.filter((at) => {
    const record = records.at(candidates.docs[at] ?? 0);
    const value = valuesAt(record, options.attributeForDistinct ?? "")[0];
    if (value === undefined || value === null) return true;
    const key = JSON.stringify(value);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times <= options.distinct;
  });
};

/** A virtual replica leaves out what is less relevant than its strictness asks: here, by the number of typos. */
const STRICTNESS_PER_TYPO = 25;
const keepRelevant = (options: SearchOptions): void => {
  const most = Math.floor((100 - Math.min(100, options.relevancyStrictness)) / STRICTNESS_PER_TYPO);
  candidates.keep((at) => (candidates.typos[at] ?? 0) <= most);
};

type Ranked = { places: readonly number[]; nbHits: number; nbSortedHits?: number };

const rank = (request: SearchRequest, options: SearchOptions, found: Found): Ranked => {
  const { searched, isVirtual } = request;
  const nbHits = candidates.count;
  if (isVirtual) keepRelevant(options);
  const sorted = isVirtual ? { nbSortedHits: candidates.count } : {};
  const order = orderBy(found.ranking, searched.records, found.scores);
  if (options.distinct > 0 && options.attributeForDistinct) {
    const all = takeBest(candidates.count, candidates.count, order);
    const places = takeDistinct(searched, options, all);
    return { places, nbHits: places.length, ...sorted };
  }
  return { places: takeBest(candidates.count, lastWanted(options), order), nbHits, ...sorted };
};

/** The records of the page as the caller gets to see them. */
const hitsOf = (
  request: SearchRequest,
  options: SearchOptions,
  found: Found,
  places: readonly number[],
): string[] => {
  const { searched, seesAll } = request;
  const onlyExact = options.exactOnSingleWordQuery === "word" && found.slots.length === 1;
  const context = {
    records: searched.records,
    settings: searched.settings,
    options,
    matcher: new WordMatcher(found.slots, onlyExact),
    hidden: seesAll ? [] : options.unretrievableAttributes,
    scores: found.scores,
    score: found.score,
  };
  return places.map((at) => hitText(at, context));
};

/** An answer in JSON, whether it fills its page, and what the analytics want to know. */
export type SearchResult = { text: string; isFull: boolean; trace: SearchTrace };

/** Runs one search and answers it in the vendor's shape. */
export const search = (request: SearchRequest): SearchResult => {
  const started = performance.now();
  const { searched, parameters, name } = request;
  const options = readOptions(searched.settings, parameters, request.forcedFilters);
  const isGrouped = options.distinct > 0 && options.attributeForDistinct !== undefined;
  const found = find(searched, options, isGrouped ? searched.records.capacity : lastWanted(options));
  const facets = countFacets(searched.records, searched.settings, options, candidates.docs, candidates.count);
  const { places, nbHits, nbSortedHits } = rank(request, options, found);
  const page = pageOf(options, nbSortedHits ?? nbHits);
  const hits = hitsOf(request, options, found, places.slice(page.from, page.to));
  const queryID = options.clickAnalytics ? randomBytes(16).toString("hex") : undefined;
  const elapsed = Math.max(1, Math.round(performance.now() - started));
  const text = answerText({
    name,
    parameters,
    settings: searched.settings,
    options,
    found,
    facets,
    hits,
    nbHits,
    nbSortedHits,
    page,
    queryID,
    elapsed,
  });
  const trace: SearchTrace = {
    index: name,
    query: options.query,
    hits: nbHits,
    isCounted: options.analytics,
    userToken: options.userToken,
    queryID,
  };
  return { text, isFull: nbHits >= (page.answer.hitsPerPage ?? 0), trace };
};
