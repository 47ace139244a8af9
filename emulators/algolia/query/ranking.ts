import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type SortBy, sortOf } from "@/emulators/algolia/settings/settings";
import { candidates } from "./candidates";
import type { SearchOptions } from "./options";

/** Negative when the first candidate (by place in the list) ranks before the second. */
export type Compare = (a: number, b: number) => number;

type TextCriterion = { size: number; valueAt(at: number): number };

/** Each criterion as a number below `size`, smaller for better records. */
const textCriteria = (scores: Uint16Array | undefined): Readonly<Record<string, TextCriterion>> => {
  const many = (name: "words" | "exact"): TextCriterion => ({
    size: 64,
    valueAt: (at) => 63 - Math.min(63, candidates[name][at] ?? 0),
  });
  const filters: TextCriterion = {
    size: 256,
    valueAt: (at) => 255 - Math.min(255, scores?.[candidates.docs[at] ?? 0] ?? 0),
  };
  return {
    typo: { size: 64, valueAt: (at) => Math.min(63, candidates.typos[at] ?? 0) },
    words: many("words"),
    ...(scores && { filters }),
    proximity: { size: 512, valueAt: (at) => Math.min(511, candidates.proximity[at] ?? 0) },
    attribute: { size: 32_768, valueAt: (at) => candidates.attribute[at] ?? 0 },
    exact: many("exact"),
  };
};

/** Several criteria in one number: comparing it compares them one after the other. */
const packCriteria = (criteria: readonly TextCriterion[]): Compare => {
  const keys = new Float64Array(candidates.count);
  for (let at = 0; at < keys.length; at++) {
    let key = 0;
    for (const criterion of criteria) key = key * criterion.size + criterion.valueAt(at);
    keys[at] = key;
  }
  return (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0);
};

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

/** One comparison for the whole ranking formula; what ties to the end keeps the order in which records came. */
export const compareBy = (
  ranking: readonly string[],
  records: RecordSet,
  scores: Uint16Array | undefined,
): Compare => {
  const known = textCriteria(scores);
  const comparisons: Compare[] = [];
  let pending: TextCriterion[] = [];
  const flush = () => {
    if (pending.length > 0) comparisons.push(packCriteria(pending));
    pending = [];
  };
  for (const criterion of ranking) {
    const sort = sortOf(criterion);
    const text = known[criterion];
    if (text) pending.push(text);
    if (!sort) continue;
    flush();
    comparisons.push(compareColumn(records, sort));
  }
  flush();
  const { docs } = candidates;
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return (docs[a] ?? 0) - (docs[b] ?? 0);
  };
};

/** The first `size` candidates in ranking order, by place in the list. */
export const takeBest = (count: number, size: number, compare: Compare): number[] => {
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
    if (compare(at, heap[0] ?? 0) >= 0) continue;
    heap[0] = at;
    sink(0);
  }
  return heap.sort(compare);
};
