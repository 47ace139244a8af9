import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { valuesAt } from "@/emulators/algolia/records/paths";
import { candidates } from "./candidates";
import { countFacets } from "./facets";
import { type Found, find, type Searched } from "./find";
import { buildHit, type Hit } from "./hits";
import { readOptions, type SearchOptions } from "./options";
import { compareBy, takeBest } from "./ranking";
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

type Page = { from: number; to: number; answer: Record<string, number> };

const pageOf = (options: SearchOptions, found: number): Page => {
  const { offset, length, page, hitsPerPage, paginationLimitedTo: limit } = options;
  const reachable = Math.min(found, limit);
  if (offset !== undefined) {
    const size = length ?? hitsPerPage;
    return { from: offset, to: Math.min(limit, offset + size), answer: { offset, length: size } };
  }
  const nbPages = hitsPerPage > 0 ? Math.ceil(reachable / hitsPerPage) : 0;
  const from = page * hitsPerPage;
  return { from, to: Math.min(limit, from + hitsPerPage), answer: { page, nbPages, hitsPerPage } };
};

const lastWanted = (options: SearchOptions): number => {
  const { to } = pageOf(options, Number.MAX_SAFE_INTEGER);
  return to;
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

const LIMIT_MESSAGE = (limit: number) =>
  `you can only fetch the ${limit} hits for this query. You can extend the number of hits returned via the paginationLimitedTo index parameter or use the browse method. You can read our FAQ for more details about browsing: https://www.algolia.com/doc/faq/index-configuration/how-can-i-retrieve-all-the-records-in-my-index`;

/** Texts may hold halves of characters, which cannot be encoded. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const paramsText = (parameters: Record<string, unknown>): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return `${name}=${encode(text ?? "")}`;
    })
    .join("&");

const onlyFields = (answer: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> => {
  if (fields.includes("*")) return answer;
  const kept = new Set([...fields, "message"]);
  return Object.fromEntries(Object.entries(answer).filter(([name]) => kept.has(name)));
};

type Ranked = { places: readonly number[]; nbHits: number; nbSortedHits?: number };

const rank = (request: SearchRequest, options: SearchOptions, found: Found): Ranked => {
  const { searched, isVirtual } = request;
  const all = candidates.count;
  if (isVirtual) keepRelevant(options);
  const sorted = isVirtual ? { nbSortedHits: candidates.count } : {};
  const compare = compareBy(found.ranking, searched.records, found.scores);
  if (options.distinct > 0 && options.attributeForDistinct) {
    const order = takeBest(candidates.count, candidates.count, compare);
    const places = takeDistinct(searched, options, order);
    return { places, nbHits: places.length, ...sorted };
  }
  return { places: takeBest(candidates.count, lastWanted(options), compare), nbHits: all, ...sorted };
};

/** Runs one search and answers it in the vendor's shape. */
export const search = (request: SearchRequest): { answer: Record<string, unknown>; trace: SearchTrace } => {
  const started = performance.now();
  const { searched, parameters, name } = request;
  const options = readOptions(searched.settings, parameters, request.forcedFilters);
  const isGrouped = options.distinct > 0 && options.attributeForDistinct !== undefined;
  const found = find(searched, options, isGrouped ? searched.records.capacity : lastWanted(options));
  const { facets, statistics } = countFacets(
    searched.records,
    searched.settings,
    options,
    candidates.docs,
    candidates.count,
  );
  const { places, nbHits, nbSortedHits } = rank(request, options, found);
  const page = pageOf(options, nbSortedHits ?? nbHits);
  const matcher = new WordMatcher(
    found.slots,
    options.exactOnSingleWordQuery === "word" && found.slots.length === 1,
  );
  const context = {
    records: searched.records,
    settings: searched.settings,
    options,
    matcher,
    hidden: request.seesAll ? [] : options.unretrievableAttributes,
    scores: found.scores,
  };
  const hits: Hit[] = places.slice(page.from, page.to).map((at) => buildHit(at, context));
  const queryID = options.clickAnalytics ? randomBytes(16).toString("hex") : undefined;
  const isBeyond = page.from >= options.paginationLimitedTo && nbHits > 0;
  const elapsed = Math.max(1, Math.round(performance.now() - started));
  const answer = {
    hits,
    nbHits,
    ...(nbSortedHits !== undefined && {
      nbSortedHits,
      appliedRelevancyStrictness: options.relevancyStrictness,
    }),
    ...page.answer,
    ...(options.facets.length > 0 && { facets, exhaustiveFacetsCount: true }),
    ...(Object.keys(statistics).length > 0 && { facets_stats: statistics }),
    exhaustiveNbHits: true,
    exhaustiveTypo: true,
    exhaustive: { facetsCount: true, nbHits: true, typo: true },
    ...(isBeyond && { message: LIMIT_MESSAGE(options.paginationLimitedTo) }),
    query: options.query,
    ...(found.afterRemoval && { queryAfterRemoval: found.afterRemoval }),
    params: paramsText(parameters),
    index: name,
    ...(options.getRankingInfo && { parsedQuery: found.parsed, indexUsed: name, serverUsed: "local" }),
    renderingContent: searched.settings.renderingContent ?? {},
    ...(searched.settings.userData !== undefined && { userData: searched.settings.userData }),
    processingTimeMS: elapsed,
    processingTimingsMS: { total: elapsed },
    serverTimeMS: elapsed,
    ...(queryID && { queryID }),
  };
  const trace: SearchTrace = {
    index: name,
    query: options.query,
    hits: nbHits,
    isCounted: options.analytics,
    userToken: options.userToken,
    queryID,
  };
  return { answer: onlyFields(answer, options.responseFields), trace };
};
