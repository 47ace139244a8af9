import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { facetsOf, type StoredSettings } from "@/emulators/algolia/settings/settings";
import type { SearchOptions } from "./options";

export type FacetCounts = Record<string, Record<string, number>>;
export type FacetStatistics = Record<string, { min: number; max: number; avg: number; sum: number }>;

/** Facets that the search asks for and the settings let it count. */
const wantedFacets = (settings: StoredSettings, options: SearchOptions): string[] => {
  const countable = facetsOf(settings)
    .filter((facet) => !facet.isFilterOnly)
    .map((facet) => facet.path);
  if (options.facets.includes("*")) return countable;
  return options.facets.filter((path) => countable.includes(path));
};

const byCount = (a: readonly [string, number], b: readonly [string, number]): number =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
const byValue = (a: readonly [string, number], b: readonly [string, number]): number =>
  a[0] < b[0] ? -1 : 1;

/** Counts facet values over all matching records, not only those of the page. */
export const countFacets = (
  records: RecordSet,
  settings: StoredSettings,
  options: SearchOptions,
  docs: Uint32Array,
  count: number,
): { facets: FacetCounts; statistics: FacetStatistics } => {
  const facets: FacetCounts = {};
  const statistics: FacetStatistics = {};
  for (const path of wantedFacets(settings, options)) {
    const column = records.columns.facet(path);
    if (!column) continue;
    const counts = column.countValues(docs, count);
    const pairs: [string, number][] = [];
    for (let value = 0; value < counts.length; value++) {
      const times = counts[value] ?? 0;
      if (times > 0) pairs.push([column.values[value] ?? "", times]);
    }
    pairs.sort(options.sortFacetValuesBy === "alpha" ? byValue : byCount);
    if (pairs.length > 0) facets[path] = Object.fromEntries(pairs.slice(0, options.maxValuesPerFacet));
    const numbers = records.columns.numeric(path)?.statistics(docs, count);
    if (numbers) statistics[path] = numbers;
  }
  return { facets, statistics };
};
