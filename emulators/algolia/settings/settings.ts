import { parseSearchableAttributes, type SearchableAttribute } from "@/emulators/algolia/text/attributes";
import type { TextShape } from "@/emulators/algolia/text/text-index";

/** Settings as the vendor stores them: only what was set; `null` and absence mean the default. */
export type StoredSettings = Record<string, unknown>;

export const DEFAULT_RANKING = [
  "typo",
  "geo",
  "words",
  "filters",
  "proximity",
  "attribute",
  "exact",
  "custom",
];

/** What `getSettings` shows for an index nobody has configured. */
const SHOWN_DEFAULTS: StoredSettings = {
  minWordSizefor1Typo: 4,
  minWordSizefor2Typos: 8,
  hitsPerPage: 20,
  maxValuesPerFacet: 100,
  version: 2,
  searchableAttributes: null,
  numericAttributesForFiltering: null,
  attributesToRetrieve: null,
  unretrievableAttributes: null,
  optionalWords: null,
  attributesForFaceting: null,
  attributesToSnippet: null,
  attributesToHighlight: null,
  paginationLimitedTo: 1_000,
  attributeForDistinct: null,
  exactOnSingleWordQuery: "attribute",
  ranking: DEFAULT_RANKING,
  customRanking: null,
  separatorsToIndex: "",
  removeWordsIfNoResults: "none",
  queryType: "prefixLast",
  highlightPreTag: "<em>",
  highlightPostTag: "</em>",
  alternativesAsExact: ["ignorePlurals", "singleWordSynonym"],
};

export const shownSettings = (stored: StoredSettings): StoredSettings => {
  const shown = { ...SHOWN_DEFAULTS };
  for (const [name, value] of Object.entries(stored)) if (value !== null) shown[name] = value;
  return shown;
};

/** Later settings win; `null` takes one back to its default. */
export const mergeSettings = (stored: StoredSettings, changed: StoredSettings): StoredSettings => {
  const merged = { ...stored, ...changed };
  for (const name of Object.keys(merged)) if (merged[name] === null) delete merged[name];
  return merged;
};

export const stringsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;

/** Reads a list of settings once: lists are replaced, never changed in place. */
const readOnce = <T>(read: (listed: readonly string[]) => T): ((setting: unknown) => T | undefined) => {
  const known = new WeakMap<readonly unknown[], T>();
  return (setting) => {
    if (!Array.isArray(setting)) return undefined;
    const found = known.get(setting) ?? read(stringsOf(setting) ?? []);
    known.set(setting, found);
    return found;
  };
};

const searchableIn = readOnce((listed) =>
  listed.length > 0 ? parseSearchableAttributes(listed) : undefined,
);

/** Undefined means that every attribute is searched. */
export const searchableOf = (settings: StoredSettings): readonly SearchableAttribute[] | undefined =>
  searchableIn(settings.searchableAttributes);

/** What the settings ask of the text index. */
export const shapeOf = (settings: StoredSettings): TextShape => {
  const paths = searchableOf(settings)?.map((attribute) => attribute.path);
  const separators = settings.separatorsToIndex;
  return {
    paths: paths && [...new Set(paths)].sort(),
    separators: typeof separators === "string" ? separators : "",
  };
};

export type FacetDeclaration = { path: string; isSearchable: boolean; isFilterOnly: boolean };

const MODIFIER = /^(searchable|filterOnly|afterDistinct)\((.*)\)$/;

const facetsIn = readOnce((listed): readonly FacetDeclaration[] =>
  listed.map((entry) => {
    const modifiers = new Set<string>();
    let path = entry.trim();
    for (let match = MODIFIER.exec(path); match; match = MODIFIER.exec(path)) {
      modifiers.add(match[1] ?? "");
      path = (match[2] ?? "").trim();
    }
    return { path, isSearchable: modifiers.has("searchable"), isFilterOnly: modifiers.has("filterOnly") };
  }),
);

/** Reads `["category", "searchable(company)", "filterOnly(inStock)"]`. */
export const facetsOf = (settings: StoredSettings): readonly FacetDeclaration[] =>
  facetsIn(settings.attributesForFaceting) ?? [];

export type SortBy = { path: string; isDescending: boolean };

const SORT = /^(asc|desc)\(\s*"?([^")]+)"?\s*\)$/;

/** Reads `desc(price)`; anything else is one of the engine's own criteria. */
export const sortOf = (criterion: string): SortBy | undefined => {
  const match = SORT.exec(criterion.trim());
  return match?.[2] ? { path: match[2].trim(), isDescending: match[1] === "desc" } : undefined;
};

/** Every attribute that rankings of these settings sort by. */
export const sortPathsOf = (settings: StoredSettings): string[] =>
  [...(stringsOf(settings.ranking) ?? []), ...(stringsOf(settings.customRanking) ?? [])].flatMap(
    (criterion) => sortOf(criterion)?.path ?? [],
  );

const VIRTUAL = /^virtual\((.*)\)$/;

/** Reads `["by_price", "virtual(relevant_price)"]`. */
export const replicasOf = (settings: StoredSettings): { name: string; isVirtual: boolean }[] =>
  (stringsOf(settings.replicas) ?? []).map((entry) => {
    const inner = VIRTUAL.exec(entry.trim())?.[1];
    return { name: (inner ?? entry).trim(), isVirtual: inner !== undefined };
  });

/** Settings that may be copied from one index to another. */
export const withoutReplicas = ({ replicas: _replicas, ...settings }: StoredSettings): StoredSettings =>
  settings;
