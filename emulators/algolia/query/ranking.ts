import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type SortBy, sortOf } from "@/emulators/algolia/settings/settings";
import { growFloat64 } from "@/emulators/algolia/text/growable";
import { candidates } from "./candidates";
import type { SearchOptions } from "./options";

/** Negative when the first candidate (by place in the list) ranks before the second. */
export type Compare = (a: number, b: number) => number;

/** How candidates rank: by a number, the smaller first; what it leaves open is compared. */
export type Order = { numbers?: Float64Array; compare: Compare };

/** Lower values rank first; `highest` turns around criteria of which more is better. */
type TextCriterion = { size: number; values: ArrayLike<number>; highest?: number; byRecord?: boolean };

/** Each criterion as a number below `size`, smaller for better records. */
const textCriteria = (scores: Uint16Array | undefined): Readonly<Record<string, TextCriterion>> => ({
  typo: { size: 64, values: candidates.typos },
  words: { size: 64, values: candidates.words, highest: 63 },
  ...(scores && { filters: { size: 256, values: scores, highest: 255, byRecord: true } }),
  proximity: { size: 512, values: candidates.proximity },
  attribute: { size: 32_768, values: candidates.attribute },
  exact: { size: 64, values: candidates.exact, highest: 63 },
});

let keys = new Float64Array(0);

const addToKeys = (criterion: TextCriterion, count: number): void => {
  const { size, values, highest, byRecord } = criterion;
  const { docs } = candidates;
  const packed = keys;
  for (let at = 0; at < count; at++) {
    const value = values[byRecord ? (docs[at] ?? 0) : at] ?? 0;
    const ranked = highest === undefined ? Math.min(value, size - 1) : highest - Math.min(value, highest);
    packed[at] = (packed[at] ?? 0) * size + ranked;
  }
};

/** Several criteria in one number: comparing it compares them one after the other. */
const packCriteria = (criteria: readonly TextCriterion[], isShared: boolean): Float64Array => {
  const { count } = candidates;
  keys = isShared ? growFloat64(keys, count, 0) : new Float64Array(count);
  keys.fill(0, 0, count);
  for (const criterion of criteria) addToKeys(criterion, count);
  return keys;
};

const comparePacked =
  (packed: Float64Array): Compare =>
  (a, b) =>
    (packed[a] ?? 0) - (packed[b] ?? 0);

/** Records without the attribute come last, whichever the direction. */
const compareColumn = (records: RecordSet, { path, isDescending }: SortBy): Compare => {
  const { docs } = candidates;
  const direction = isDescending ? -1 : 1;
  const numbers = records.columns.numeric(path)?.values;
  const texts = records.columns.text(path);
  const compareTexts: Compare = (a, b) => {
    const left = texts?.[docs[a] ?? 0];
    const right = texts?.[docs[b] ?? 0];
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right ? -direction : direction;
  };
  if (!numbers) return compareTexts;
  return (a, b) => {
    const left = numbers[docs[a] ?? 0] ?? Number.NaN;
    const right = numbers[docs[b] ?? 0] ?? Number.NaN;
    if (left === right) return 0;
    if (Number.isNaN(left)) return Number.isNaN(right) ? compareTexts(a, b) : 1;
    return Number.isNaN(right) ? -1 : (left - right) * direction;
  };
};

/** The ranking of a search, with `custom` replaced by the custom ranking. */
export const effectiveRanking = (options: SearchOptions, hasWords: boolean): string[] => {
  let ranking = [...options.ranking];
  if (options.typoTolerance === "min" || options.typoTolerance === "strict") {
    ranking = ["typo", ...ranking.filter((criterion) => criterion !== "typo")];
  }
  if (options.isSimilar) ranking = ["words", ...ranking.filter((criterion) => criterion !== "words")];
  return ranking
    .flatMap((criterion) => (criterion === "custom" ? options.customRanking : [criterion]))
    .filter((criterion) => hasWords || sortOf(criterion) !== undefined || criterion === "filters");
};

/** The order of the whole ranking formula; what ties to the end keeps the order in which records came. */
export const orderBy = (
  ranking: readonly string[],
  records: RecordSet,
  scores: Uint16Array | undefined,
): Order => {
  const known = textCriteria(scores);
  const comparisons: Compare[] = [];
  let pending: TextCriterion[] = [];
  let groups = 0;
  let numbers: Float64Array | undefined;
  const flush = () => {
    if (pending.length === 0) return;
    const packed = packCriteria(pending, groups++ === 0);
    if (comparisons.length === 0) numbers = packed;
    comparisons.push(comparePacked(packed));
    pending = [];
  };
  for (const criterion of ranking) {
    const sort = sortOf(criterion);
    const text = known[criterion];
    if (text && !candidates.uniform.includes(criterion)) pending.push(text);
    if (!sort) continue;
    flush();
    comparisons.push(compareColumn(records, sort));
  }
  flush();
  const { docs } = candidates;
  const compare: Compare = (a, b) => {
    for (let at = 0; at < comparisons.length; at++) {
      const order = comparisons[at]?.(a, b) ?? 0;
      if (order !== 0) return order;
    }
    return (docs[a] ?? 0) - (docs[b] ?? 0);
  };
  return { numbers, compare };
};

/** The first `size` candidates in ranking order, by place in the list. */
export const takeBest = (count: number, size: number, { numbers, compare }: Order): number[] => {
  if (size <= 0) return [];
  if (count <= size) return Array.from({ length: count }, (_, at) => at).sort(compare);
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  const sink = (from: number) => {
    let at = from;
    while (true) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child] ?? 0, heap[worst] ?? 0) > 0) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
      at = worst;
    }
  };
  for (let at = 0; at < size; at++) heap.push(at);
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(at);
  for (let at = size; at < count; at++) {
    if (numbers && (numbers[at] ?? 0) > (numbers[heap[0] ?? 0] ?? 0)) continue;
    if (compare(at, heap[0] ?? 0) >= 0) continue;
    heap[0] = at;
    sink(0);
  }
  return heap.sort(compare);
};
