import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type Comparison, type FilterGroups, type FilterTerm, parseFilters } from "./filter-grammar";
import {
  facetFilterGroups,
  numericFilterGroups,
  optionalFilterGroups,
  tagFilterGroups,
} from "./list-filters";
import type { SearchOptions } from "./options";

/** Which records may be found at all, and what filters add to their rank. */
export type Eligible = {
  /** 1 for each record that passes, by record number. */
  marks: Uint8Array;
  /** The Filters criterion of each record; absent where it is the same for all. */
  scores?: Uint16Array;
};

const COMPARE: Readonly<Record<Comparison, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  "=": (value, limit) => value === limit,
  "!=": (value, limit) => value !== limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};

const markTerm = (records: RecordSet, term: FilterTerm): Uint8Array => {
  const size = records.capacity;
  if (term.kind === "facet" || term.kind === "tag") {
    const column = records.columns.facet(term.kind === "tag" ? "_tags" : term.path);
    const numbers = column?.matching(term.value, term.kind === "tag") ?? [];
    return column?.mark(numbers, size) ?? new Uint8Array(size);
  }
  const passes =
    term.kind === "range"
      ? (value: number) => value >= term.low && value <= term.high
      : (value: number) => COMPARE[term.comparison](value, term.value);
  return records.columns.numeric(term.path)?.mark(passes, size) ?? new Uint8Array(size);
};

const negate = (marks: Uint8Array): Uint8Array => {
  for (let doc = 0; doc < marks.length; doc++) marks[doc] = marks[doc] ? 0 : 1;
  return marks;
};

const marksOf = (records: RecordSet, term: FilterTerm): Uint8Array =>
  term.isNegated ? negate(markTerm(records, term)) : markTerm(records, term);

const scoreOf = (term: FilterTerm): number => ("score" in term ? term.score : 0);

type MarkedTerm = { marks: Uint8Array; score: number };

const anyOf = (terms: readonly MarkedTerm[]): Uint8Array => {
  const [first, ...others] = terms;
  if (!first) return new Uint8Array(0);
  const any = others.length > 0 ? first.marks.slice() : first.marks;
  for (const { marks } of others)
    for (let doc = 0; doc < any.length; doc++) any[doc] = (any[doc] ?? 0) | (marks[doc] ?? 0);
  return any;
};

/** Groups add up; within a group the best term counts, or all of them when the caller wants sums. */
const addScores = (scores: Uint16Array, terms: readonly MarkedTerm[], isSum: boolean): void => {
  for (let doc = 0; doc < scores.length; doc++) {
    let group = 0;
    for (const { marks, score } of terms) {
      if (marks[doc]) group = isSum ? group + score : Math.max(group, score);
    }
    scores[doc] = (scores[doc] ?? 0) + group;
  }
};

const requiredGroups = (options: SearchOptions): FilterGroups => [
  ...(options.filters ? parseFilters(options.filters) : []),
  ...(options.forcedFilters ? parseFilters(options.forcedFilters) : []),
  ...facetFilterGroups(options.facetFilters),
  ...numericFilterGroups(options.numericFilters),
  ...tagFilterGroups(options.tagFilters),
];

/** Applies every filter of a search. */
export const eligibleRecords = (records: RecordSet, options: SearchOptions): Eligible => {
  const required = requiredGroups(options).filter((group) => group.length > 0);
  const optional = optionalFilterGroups(options.optionalFilters).filter((group) => group.length > 0);
  const isScored =
    optional.length > 0 ||
    options.sumOrFiltersScores ||
    options.getRankingInfo ||
    required.some((group) => group.some((term) => "score" in term && term.score !== 1));
  if (required.length === 0 && !isScored) return { marks: records.alive };

  const marks = records.alive.slice(0, records.capacity);
  const scores = isScored ? new Uint16Array(records.capacity) : undefined;
  const marked = (group: readonly FilterTerm[]) =>
    group.map((term) => ({ marks: marksOf(records, term), score: scoreOf(term) }));
  for (const group of required) {
    const terms = marked(group);
    const any = anyOf(terms);
    for (let doc = 0; doc < marks.length; doc++) marks[doc] = (marks[doc] ?? 0) & (any[doc] ?? 0);
    if (scores) addScores(scores, terms, options.sumOrFiltersScores);
  }
  for (const group of optional) {
    if (scores) addScores(scores, marked(group), options.sumOrFiltersScores);
  }
  return { marks, scores };
};
