import { badRequest } from "./vendor-error";

/** What a parameter takes; `any` is stored or ignored without a look inside. */
type ParameterKind =
  | "string"
  | "integer"
  | "boolean"
  | "strings"
  | "booleanOrStrings"
  | "booleanOrInteger"
  | "any"
  | readonly string[];

const LANGUAGE_SETTING = "booleanOrStrings";

/** Parameters that are both settings of an index and parameters of a search. */
const SHARED: Readonly<Record<string, ParameterKind>> = {
  attributesToRetrieve: "strings",
  ranking: "strings",
  customRanking: "strings",
  relevancyStrictness: "integer",
  attributesToHighlight: "strings",
  attributesToSnippet: "strings",
  highlightPreTag: "string",
  highlightPostTag: "string",
  snippetEllipsisText: "string",
  restrictHighlightAndSnippetArrays: "boolean",
  hitsPerPage: "integer",
  minWordSizefor1Typo: "integer",
  minWordSizefor2Typos: "integer",
  typoTolerance: ["true", "false", "min", "strict"],
  allowTyposOnNumericTokens: "boolean",
  disableTypoToleranceOnAttributes: "strings",
  ignorePlurals: LANGUAGE_SETTING,
  removeStopWords: LANGUAGE_SETTING,
  queryLanguages: "strings",
  decompoundQuery: "boolean",
  enableRules: "boolean",
  enablePersonalization: "boolean",
  queryType: ["prefixLast", "prefixAll", "prefixNone"],
  removeWordsIfNoResults: ["none", "lastWords", "firstWords", "allOptional"],
  mode: ["neuralSearch", "keywordSearch"],
  semanticSearch: "any",
  advancedSyntax: "boolean",
  advancedSyntaxFeatures: "strings",
  optionalWords: "strings",
  disableExactOnAttributes: "strings",
  exactOnSingleWordQuery: ["attribute", "none", "word"],
  alternativesAsExact: "strings",
  distinct: "booleanOrInteger",
  replaceSynonymsInHighlight: "boolean",
  minProximity: "integer",
  responseFields: "strings",
  maxFacetHits: "integer",
  maxValuesPerFacet: "integer",
  sortFacetValuesBy: ["count", "alpha"],
  attributeCriteriaComputedByMinProximity: "boolean",
  attributeCriteriaComputedBy: ["minProximity", "best", "sum"],
  renderingContent: "any",
  enableReRanking: "boolean",
  reRankingApplyFilter: "any",
};

const SETTINGS_ONLY: Readonly<Record<string, ParameterKind>> = {
  searchableAttributes: "strings",
  attributesForFaceting: "strings",
  replicas: "strings",
  paginationLimitedTo: "integer",
  unretrievableAttributes: "strings",
  disableTypoToleranceOnWords: "strings",
  attributesToTransliterate: "strings",
  camelCaseAttributes: "strings",
  decompoundedAttributes: "any",
  indexLanguages: "strings",
  disablePrefixOnAttributes: "strings",
  allowCompressionOfIntegerArray: "boolean",
  numericAttributesForFiltering: "strings",
  separatorsToIndex: "string",
  userData: "any",
  customNormalization: "any",
  attributeForDistinct: "string",
  keepDiacriticsOnCharacters: "string",
  version: "any",
  primary: "any",
};

const SEARCH_ONLY: Readonly<Record<string, ParameterKind>> = {
  query: "string",
  similarQuery: "string",
  filters: "string",
  facetFilters: "any",
  optionalFilters: "any",
  numericFilters: "any",
  tagFilters: "any",
  sumOrFiltersScores: "boolean",
  restrictSearchableAttributes: "strings",
  facets: "strings",
  facetingAfterDistinct: "boolean",
  page: "integer",
  offset: "integer",
  length: "integer",
  aroundLatLng: "any",
  aroundLatLngViaIP: "any",
  aroundRadius: "any",
  aroundPrecision: "any",
  minimumAroundRadius: "any",
  insideBoundingBox: "any",
  insidePolygon: "any",
  naturalLanguages: "strings",
  ruleContexts: "strings",
  personalizationImpact: "integer",
  userToken: "string",
  getRankingInfo: "boolean",
  synonyms: "boolean",
  clickAnalytics: "boolean",
  analytics: "boolean",
  analyticsTags: "strings",
  percentileComputation: "boolean",
  enableABTest: "boolean",
  cursor: "string",
  facetQuery: "string",
};

const SETTINGS = { ...SHARED, ...SETTINGS_ONLY };
const SEARCH = { ...SHARED, ...SEARCH_ONLY };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Texts stand for other types where a search came as a query string. */
const fromText = (text: string, kind: ParameterKind): unknown => {
  if (kind === "string") return text;
  if (kind === "strings") {
    const list = text.trim().startsWith("[") ? parseJson(text) : undefined;
    if (Array.isArray(list)) return list;
    return text === "" ? [] : text.split(",").map((entry) => entry.trim());
  }
  if (Array.isArray(kind)) return text;
  return parseJson(text) ?? text;
};

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");

const EXPECTED: Readonly<Record<string, string>> = {
  string: "string",
  integer: "integer",
  boolean: "boolean",
  strings: "array of strings",
  booleanOrStrings: "boolean or array of strings",
  booleanOrInteger: "boolean or integer",
};

const check = (value: unknown, kind: ParameterKind): boolean => {
  const isCount = typeof value === "number" && Number.isInteger(value) && value >= 0;
  if (kind === "any") return true;
  if (kind === "string") return typeof value === "string";
  if (kind === "integer") return isCount;
  if (kind === "boolean") return typeof value === "boolean";
  if (kind === "strings") return isStrings(value);
  if (kind === "booleanOrStrings") return typeof value === "boolean" || isStrings(value);
  if (kind === "booleanOrInteger") return typeof value === "boolean" || isCount;
  return kind.includes(String(value));
};

const readValue = (name: string, value: unknown, kind: ParameterKind): unknown => {
  const read = typeof value === "string" ? fromText(value, kind) : value;
  if (check(read, kind)) return Array.isArray(kind) ? String(read) : read;
  const expected = typeof kind === "string" ? EXPECTED[kind] : `one of ${kind.join(", ")}`;
  throw badRequest(`Invalid value for "${name}" parameter, expected ${expected}`);
};

/** Checks search parameters; unknown names and wrong types are refused as the vendor does. */
export const readSearchParameters = (given: Record<string, unknown>): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const kind = SEARCH[name];
    if (!Object.hasOwn(SEARCH, name) || kind === undefined) throw badRequest(`Unknown parameter: ${name}`);
    read[name] = readValue(name, value, kind);
  }
  return read;
};

/** Former names that clients still send. */
const FORMER: Readonly<Record<string, string>> = {
  attributesToIndex: "searchableAttributes",
  numericAttributesToIndex: "numericAttributesForFiltering",
  slaves: "replicas",
};

/** Checks settings; `null` stays, because it resets a setting to its default. */
export const readSettings = (given: Record<string, unknown>): Record<string, unknown> => {
  const read: Record<string, unknown> = {};
  for (const [sent, value] of Object.entries(given)) {
    const name = FORMER[sent] ?? sent;
    const kind = SETTINGS[name];
    if (!Object.hasOwn(SETTINGS, name) || kind === undefined) {
      throw badRequest(`Invalid object attributes: ${sent} near line:1 column:1`);
    }
    if (value === undefined) continue;
    read[name] = value === null ? null : readValue(name, value, kind);
  }
  return read;
};
