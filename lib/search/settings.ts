import type { IndexSettings, SynonymHit } from "@/lib/services/search-index";
import { indexOf, RESULT_LIMIT, SEARCH_SORTS, type SearchSort } from "./rules";

const BEST_MATCH = ["typo", "geo", "words", "filters", "proximity", "attribute", "exact", "custom"];

const COMMON: IndexSettings = {
  searchableAttributes: ["name", "company", "categoryName,topicName", "tags", "unordered(description)"],
  attributesForFaceting: ["category", "company", "topic", "rating", "inStock", "price"],
  numericAttributesForFiltering: ["price"],
  attributesToHighlight: ["name"],
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

/** Settings of the product index, named with its prefix: best match first, and a standard replica for every other order. */
export const productSettings = (index: string): IndexSettings => ({
  ...COMMON,
  ranking: BEST_MATCH,
  replicas: SEARCH_SORTS.map((sort) => indexOf(index, sort)),
});

export const replicaSettings = (sort: SearchSort): IndexSettings => ({
  ...COMMON,
  ranking: [FIRST[sort], ...BEST_MATCH],
});

const SAME: string[][] = [
  ["headphones", "earphones", "headset"],
  ["phone", "smartphone", "mobile"],
  ["tv", "television"],
  ["sneakers", "trainers", "running shoes"],
  ["sweater", "jumper", "pullover"],
  ["bike", "bicycle"],
  ["trousers", "pants"],
  ["torch", "flashlight"],
  ["fridge", "refrigerator"],
  ["crisps", "chips"],
  ["biscuit", "cookie"],
  ["aubergine", "eggplant"],
  ["courgette", "zucchini"],
];

export const SYNONYMS: SynonymHit[] = SAME.map((synonyms) => ({
  objectID: `same-${synonyms[0]}`,
  type: "synonym",
  synonyms,
}));
