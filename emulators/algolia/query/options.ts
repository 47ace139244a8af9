import { readSearchParameters } from "@/emulators/algolia/settings/parameters";
import { DEFAULT_RANKING, type StoredSettings, stringsOf } from "@/emulators/algolia/settings/settings";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import type { Languages } from "@/emulators/algolia/text/languages";

/** Everything a search depends on: settings of the index, overruled by parameters of the search. */
export type SearchOptions = {
  query: string;
  /** A query that every record with any of its words answers. */
  isSimilar: boolean;
  page: number;
  hitsPerPage: number;
  /** Set when the caller pages by records instead. */
  offset?: number;
  length?: number;
  paginationLimitedTo: number;
  filters?: string;
  /** Filters that the caller's key puts on every search. */
  forcedFilters?: string;
  facetFilters: unknown;
  numericFilters: unknown;
  tagFilters: unknown;
  optionalFilters: unknown;
  sumOrFiltersScores: boolean;
  facets: readonly string[];
  maxValuesPerFacet: number;
  maxFacetHits: number;
  sortFacetValuesBy: string;
  ranking: readonly string[];
  customRanking: readonly string[];
  relevancyStrictness: number;
  attributeCriteria: string;
  attributesToRetrieve?: readonly string[];
  unretrievableAttributes: readonly string[];
  attributesToHighlight?: readonly string[];
  attributesToSnippet: readonly string[];
  highlightPreTag: string;
  highlightPostTag: string;
  snippetEllipsisText: string;
  restrictHighlight: boolean;
  typoTolerance: string;
  minWordSizefor1Typo: number;
  minWordSizefor2Typos: number;
  allowTyposOnNumericTokens: boolean;
  disableTypoToleranceOnAttributes: readonly string[];
  disableTypoToleranceOnWords: readonly string[];
  disablePrefixOnAttributes: readonly string[];
  disableExactOnAttributes: readonly string[];
  restrictSearchableAttributes?: readonly string[];
  queryType: string;
  ignorePlurals: Languages;
  removeStopWords: Languages;
  removeWordsIfNoResults: string;
  optionalWords: readonly string[];
  isAdvanced: boolean;
  advancedSyntaxFeatures: readonly string[];
  exactOnSingleWordQuery: string;
  alternativesAsExact: readonly string[];
  minProximity: number;
  useSynonyms: boolean;
  attributeForDistinct?: string;
  distinct: number;
  separatorsToIndex: string;
  getRankingInfo: boolean;
  responseFields: readonly string[];
  clickAnalytics: boolean;
  analytics: boolean;
  userToken?: string;
  facetQuery: string;
};

/** The vendor takes no longer queries, counted in bytes. */
const QUERY_BYTES = 512;
const MOST_HITS = 1_000;

type Reader = {
  text(name: string, fallback: string): string;
  count(name: string, fallback: number): number;
  flag(name: string, fallback: boolean): boolean;
  list(name: string): string[] | undefined;
};

const readerOf = (merged: Record<string, unknown>): Reader => ({
  text: (name, fallback) => (typeof merged[name] === "string" ? (merged[name] as string) : fallback),
  count: (name, fallback) => (typeof merged[name] === "number" ? (merged[name] as number) : fallback),
  flag: (name, fallback) => (typeof merged[name] === "boolean" ? (merged[name] as boolean) : fallback),
  list: (name) => stringsOf(merged[name]),
});

const languagesOf = (value: unknown, queryLanguages: readonly string[] | undefined): Languages => {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === "string");
  if (value !== true) return false;
  return queryLanguages && queryLanguages.length > 0 ? queryLanguages : true;
};

const distinctOf = (value: unknown): number => {
  if (value === true) return 1;
  return typeof value === "number" ? value : 0;
};

const pagingOptions = ({ count }: Reader, merged: Record<string, unknown>) => ({
  page: count("page", 0),
  hitsPerPage: Math.min(MOST_HITS, count("hitsPerPage", 20)),
  offset: merged.offset === undefined && merged.length === undefined ? undefined : count("offset", 0),
  length: merged.length === undefined ? undefined : Math.min(MOST_HITS, count("length", 20)),
  paginationLimitedTo: count("paginationLimitedTo", 1_000),
});

const filterOptions = ({ text, count, flag, list }: Reader, merged: Record<string, unknown>) => ({
  filters: typeof merged.filters === "string" ? merged.filters : undefined,
  facetFilters: merged.facetFilters,
  numericFilters: merged.numericFilters,
  tagFilters: merged.tagFilters,
  optionalFilters: merged.optionalFilters,
  sumOrFiltersScores: flag("sumOrFiltersScores", false),
  facets: list("facets") ?? [],
  maxValuesPerFacet: Math.min(1_000, count("maxValuesPerFacet", 100)),
  maxFacetHits: Math.min(100, count("maxFacetHits", 10)),
  sortFacetValuesBy: text("sortFacetValuesBy", "count"),
  facetQuery: text("facetQuery", ""),
});

const answerOptions = ({ text, flag, list }: Reader) => ({
  attributesToRetrieve: list("attributesToRetrieve"),
  unretrievableAttributes: list("unretrievableAttributes") ?? [],
  attributesToHighlight: list("attributesToHighlight"),
  attributesToSnippet: list("attributesToSnippet") ?? [],
  highlightPreTag: text("highlightPreTag", "<em>"),
  highlightPostTag: text("highlightPostTag", "</em>"),
  snippetEllipsisText: text("snippetEllipsisText", "…"),
  restrictHighlight: flag("restrictHighlightAndSnippetArrays", false),
  getRankingInfo: flag("getRankingInfo", false),
  responseFields: list("responseFields") ?? ["*"],
  clickAnalytics: flag("clickAnalytics", false),
  analytics: flag("analytics", true),
});

const rankingOptions = ({ text, count, list }: Reader, merged: Record<string, unknown>) => ({
  ranking: list("ranking") ?? DEFAULT_RANKING,
  customRanking: list("customRanking") ?? [],
  relevancyStrictness: count("relevancyStrictness", 100),
  attributeCriteria: text("attributeCriteriaComputedBy", "minProximity"),
  attributeForDistinct: text("attributeForDistinct", "") || undefined,
  distinct: distinctOf(merged.distinct),
  minProximity: Math.min(8, Math.max(1, count("minProximity", 1))),
  exactOnSingleWordQuery: text("exactOnSingleWordQuery", "attribute"),
  alternativesAsExact: list("alternativesAsExact") ?? ["ignorePlurals", "singleWordSynonym"],
  disableExactOnAttributes: list("disableExactOnAttributes") ?? [],
});

const wordOptions = ({ text, count, flag, list }: Reader, merged: Record<string, unknown>) => ({
  typoTolerance: text("typoTolerance", "true"),
  minWordSizefor1Typo: count("minWordSizefor1Typo", 4),
  minWordSizefor2Typos: count("minWordSizefor2Typos", 8),
  allowTyposOnNumericTokens: flag("allowTyposOnNumericTokens", true),
  disableTypoToleranceOnAttributes: list("disableTypoToleranceOnAttributes") ?? [],
  disableTypoToleranceOnWords: list("disableTypoToleranceOnWords") ?? [],
  disablePrefixOnAttributes: list("disablePrefixOnAttributes") ?? [],
  restrictSearchableAttributes: list("restrictSearchableAttributes"),
  queryType: text("queryType", "prefixLast"),
  ignorePlurals: languagesOf(merged.ignorePlurals, list("queryLanguages")),
  removeStopWords: languagesOf(merged.removeStopWords, list("queryLanguages")),
  removeWordsIfNoResults: text("removeWordsIfNoResults", "none"),
  optionalWords: list("optionalWords") ?? [],
  isAdvanced: flag("advancedSyntax", false),
  advancedSyntaxFeatures: list("advancedSyntaxFeatures") ?? ["exactPhrase", "excludeWords"],
  useSynonyms: flag("synonyms", true),
  separatorsToIndex: text("separatorsToIndex", ""),
  userToken: text("userToken", "") || undefined,
});

/** Checks the parameters of a search and lays them over the settings of its index. */
export const readOptions = (
  settings: StoredSettings,
  parameters: Record<string, unknown>,
  forcedFilters?: string,
): SearchOptions => {
  const merged: Record<string, unknown> = { ...settings, ...readSearchParameters(parameters) };
  const reader = readerOf(merged);
  const similar = reader.text("similarQuery", "");
  const query = similar || reader.text("query", "");
  if (Buffer.byteLength(query) > QUERY_BYTES) {
    throw badRequest(
      `Invalid value for "query" parameter, expected string shorter than ${QUERY_BYTES} bytes`,
    );
  }
  const options: SearchOptions = {
    query,
    isSimilar: similar !== "",
    forcedFilters,
    ...pagingOptions(reader, merged),
    ...filterOptions(reader, merged),
    ...answerOptions(reader),
    ...rankingOptions(reader, merged),
    ...wordOptions(reader, merged),
  };
  if (!options.isSimilar) return options;
  return { ...options, queryType: "prefixNone", removeStopWords: options.removeStopWords || true };
};
