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

/** Numbers of the most frequent values, so many at most, without sorting all of them. */
const mostFrequent = (counts: Int32Array, size: number): number[] => {
  const present: number[] = [];
  let highest = 0;
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] ?? 0;
    if (count === 0) continue;
    present.push(value);
    if (count > highest) highest = count;
  }
  if (present.length <= size) return present;
  const times = new Int32Array(highest + 1);
  for (const value of present) {
    const count = counts[value] ?? 0;
    times[count] = (times[count] ?? 0) + 1;
  }
  let limit = highest;
  let above = 0;
  while (above + (times[limit] ?? 0) < size) above += times[limit--] ?? 0;
  let atLimit = size - above;
  return present.filter((value) => {
    const count = counts[value] ?? 0;
    if (count !== limit) return count > limit;
    atLimit -= 1;
    return atLimit >= 0;
  });
};

/** Counts facet values over all matching records, not only those of the page. */
export const countFacets = (
  records: RecordSet,
  settings: StoredSettings,
  options: SearchOptions,
  docs: Int32Array,
  count: number,
): { facets: FacetCounts; statistics: FacetStatistics } => {
  const facets: FacetCounts = {};
  const statistics: FacetStatistics = {};
  for (const path of wantedFacets(settings, options)) {
    const column = records.columns.facet(path);
    if (!column) continue;
    const counts = column.countValues(docs, count);
    const isAlpha = options.sortFacetValuesBy === "alpha";
    const values = mostFrequent(counts, isAlpha ? counts.length : options.maxValuesPerFacet);
    const pairs = values.map((value): [string, number] => [column.values[value] ?? "", counts[value] ?? 0]);
    pairs.sort(isAlpha ? byValue : byCount);
    if (pairs.length > 0) facets[path] = Object.fromEntries(pairs.slice(0, options.maxValuesPerFacet));
    const numbers = records.columns.numeric(path)?.statistics(docs, count);
    if (numbers) statistics[path] = numbers;
  }
  return { facets, statistics };
};
