/** The product index; every other way to sort is a replica of it. */
export const PRODUCT_INDEX = "products";

/** Index names per sort; without a sort the best match comes first, then what sells and is rated well. */
const REPLICA_SUFFIX = {
  price: "price_asc",
  "-price": "price_desc",
  rating: "rating_desc",
  newest: "newest",
  "best-selling": "best_selling",
} as const;

export type SearchSort = keyof typeof REPLICA_SUFFIX;
export const SEARCH_SORTS = Object.keys(REPLICA_SUFFIX) as [SearchSort, ...SearchSort[]];

/** The name of the index that answers in this order; `index` is the product index with its prefix. */
export const indexOf = (index: string, sort?: SearchSort): string =>
  sort ? `${index}_${REPLICA_SUFFIX[sort]}` : index;

/** More results than this are not paged through. */
export const RESULT_LIMIT = 10_000;

/** A query may have 512 bytes at Algolia; what is longer adds nothing to a search. */
const QUERY_BYTES = 512;

const shorten = (text: string): string => {
  const encoder = new TextEncoder();
  let kept = "";
  let bytes = 0;
  for (const char of text) {
    bytes += encoder.encode(char).byteLength;
    if (bytes > QUERY_BYTES) break;
    kept += char;
  }
  return kept;
};

/** One value, or several of which any will do. */
type Choice = string | readonly string[] | undefined;

export type SearchInput = {
  q: string;
  category?: Choice;
  company?: Choice;
  topic?: Choice;
  minPrice?: number;
  maxPrice?: number;
  minRating?: number;
  inStock?: boolean;
  sort?: SearchSort;
  /** From 1. */
  page: number;
  size: number;
};

/** What stands around a matched part until the text is escaped; no name holds these. */
export const MARK = { start: "\uE000", end: "\uE001" } as const;

/** `attribute:value`, each a way to pass; a leading hyphen would mean "not". */
const facet = (attribute: string, choice: Choice | boolean): string[][] => {
  const values = choice === undefined ? [] : Array.isArray(choice) ? choice : [choice];
  return values.length === 0
    ? []
    : [values.map((value) => `${attribute}:${String(value).replace(/^-/, "\\-")}`)];
};

const from = (attribute: string, value: number | undefined): string[] =>
  value === undefined ? [] : [`${attribute}>=${value}`];

export const FACETS = ["category", "company", "topic", "rating", "inStock", "price"] as const;
export type Facet = (typeof FACETS)[number];

/** What Algolia is asked for a search; the same on the server and in the browser. */
export const searchRequest = (index: string, input: SearchInput) => ({
  indexName: indexOf(index, input.sort),
  query: shorten(input.q),
  page: input.page - 1,
  hitsPerPage: input.size,
  facets: [...FACETS] as Facet[],
  facetFilters: [
    ...facet("category", input.category),
    ...facet("company", input.company),
    ...facet("topic", input.topic),
    ...facet("inStock", input.inStock),
  ],
  numericFilters: [
    ...from("price", input.minPrice),
    ...(input.maxPrice === undefined ? [] : [`price<=${input.maxPrice}`]),
    ...from("rating", input.minRating),
  ],
  getRankingInfo: true,
  highlightPreTag: MARK.start,
  highlightPostTag: MARK.end,
});

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A highlighted text as escaped HTML in which only `<mark>` is markup. */
export const highlightHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? "")
    .replaceAll(MARK.start, "<mark>")
    .replaceAll(MARK.end, "</mark>");

/** A query as it is counted and suggested: lower case, single blanks; null when it is too short or too long to be one. */
export const normaliseQuery = (q: string): string | null => {
  const query = q.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  return query.length >= 2 && query.length <= 60 ? query : null;
};

/** Without accents and capitals. */
export const plainText = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a word of the text begins with what was typed, whatever case and accents. */
export const startsWord = (text: string, typed: string): boolean => {
  const wanted = plainText(typed).trim();
  const found = plainText(text);
  return wanted !== "" && (found.startsWith(wanted) || found.includes(` ${wanted}`));
};
