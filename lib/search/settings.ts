import type { IndexSettings, SynonymHit } from "@/lib/services/search-index";
import { indexOf, RESULT_LIMIT, SEARCH_SORTS, type SearchSort } from "./rules";
import type { NeedlessWords, Synonym } from "./word-rules";

const BEST_MATCH = ["typo", "geo", "words", "filters", "proximity", "attribute", "exact", "custom"];

const COMMON: IndexSettings = {
  searchableAttributes: ["name", "company", "categoryName,topicName", "tags", "unordered(description)"],
  attributesForFaceting: ["category", "company", "topic", "rating", "inStock", "price"],
  numericAttributesForFiltering: ["price", "rating"],
  attributesToHighlight: ["name", "company", "categoryName"],
  attributesToSnippet: [],
  customRanking: ["desc(sold)", "desc(rating)"],
  typoTolerance: true,
  minWordSizefor1Typo: 4,
  minWordSizefor2Typos: 8,
  queryType: "prefixLast",
  removeWordsIfNoResults: "allOptional",
  queryLanguages: ["en"],
  ignorePlurals: true,
  paginationLimitedTo: RESULT_LIMIT,
  maxValuesPerFacet: 100,
};

const FIRST: Record<SearchSort, string> = {
  price: "asc(price)",
  "-price": "desc(price)",
  rating: "desc(rating)",
  newest: "desc(createdAtMs)",
  "best-selling": "desc(sold)",
};

const needless = ({ ignoreCommon, optional }: NeedlessWords): IndexSettings => ({
  removeStopWords: ignoreCommon ? ["en"] : false,
  optionalWords: optional,
});

/** Settings of the product index, named with its prefix: best match first, and a standard replica for every other order. */
export const productSettings = (index: string, words: NeedlessWords): IndexSettings => ({
  ...COMMON,
  ...needless(words),
  ranking: BEST_MATCH,
  replicas: SEARCH_SORTS.map((sort) => indexOf(index, sort)),
});

export const replicaSettings = (sort: SearchSort, words: NeedlessWords): IndexSettings => ({
  ...COMMON,
  ...needless(words),
  ranking: [FIRST[sort], ...BEST_MATCH],
});

/** As Algolia takes them. */
export const synonymHits = (synonyms: readonly Synonym[]): SynonymHit[] =>
  synonyms.map(({ id, kind, word, words }) =>
    kind === "same"
      ? { objectID: id, type: "synonym", synonyms: words }
      : { objectID: id, type: "oneWaySynonym", input: word ?? "", synonyms: words },
  );
