import { type Facet, type SearchInput, searchRequest } from "./rules";

/** What Algolia answers of facets. */
export type FacetAnswer = {
  facets?: Record<string, Record<string, number>>;
  facets_stats?: Record<string, { min?: number; max?: number }>;
};

export type Facets = {
  /** Values and how many products have them, most first. */
  category: [value: string, count: number][];
  company: [value: string, count: number][];
  topic: [value: string, count: number][];
  /** How many products have at least so many stars, by stars. */
  rating: [stars: number, count: number][];
  inStock: number;
  price: { min: number; max: number } | null;
};

const STARS = [4, 3, 2];

/** The filters of one group; a group counts as if it were not in force, so that one sees what else there is. */
const GROUPS = {
  category: ["category"],
  company: ["company"],
  topic: ["topic"],
  rating: ["minRating"],
  price: ["minPrice", "maxPrice"],
} as const satisfies Partial<Record<Facet, readonly (keyof SearchInput)[]>>;

type Group = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as Group[];

const isChosen = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);

const groupsInForce = (input: SearchInput): Group[] =>
  GROUP_NAMES.filter((group) => GROUPS[group].some((name) => isChosen(input[name])));

const without = (input: SearchInput, group: Group): SearchInput => ({
  ...input,
  ...Object.fromEntries(GROUPS[group].map((name) => [name, undefined])),
});

/** The search itself, and for every group in force one that only counts; those are no searches of people. */
export const searchRequests = (index: string, input: SearchInput) => [
  searchRequest(index, input),
  ...groupsInForce(input).map((group) => ({
    ...searchRequest(index, { ...without(input, group), page: 1, size: 0 }),
    facets: [group],
    attributesToRetrieve: [],
    attributesToHighlight: [],
    analytics: false,
  })),
];

const counted = (facet: Record<string, number> | undefined): [string, number][] =>
  Object.entries(facet ?? {}).sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));

/** The counts of all groups, from the answers to `searchRequests` in their order. */
export const readFacets = (input: SearchInput, answers: readonly FacetAnswer[]): Facets => {
  const inForce = groupsInForce(input);
  const answerOf = (group: Group): FacetAnswer | undefined => answers[inForce.indexOf(group) + 1];
  const facetOf = (group: Group) => answerOf(group)?.facets?.[group];
  const ratings = counted(facetOf("rating"));
  const { min, max } = answerOf("price")?.facets_stats?.price ?? {};
  return {
    category: counted(facetOf("category")),
    company: counted(facetOf("company")),
    topic: counted(facetOf("topic")),
    rating: STARS.map((stars) => [
      stars,
      ratings.reduce((sum, [value, count]) => (Number(value) >= stars ? sum + count : sum), 0),
    ]),
    inStock: answers[0]?.facets?.inStock?.true ?? 0,
    price: min === undefined || max === undefined ? null : { min, max },
  };
};
