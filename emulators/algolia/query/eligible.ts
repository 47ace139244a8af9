import type { Between } from "@/emulators/algolia/records/numeric-column";
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
  /** The Filters criterion of each record; absent where it is the same for all that pass. */
  scores?: Uint16Array;
  /** What it is then. */
  score: number;
};

const LEAST = Number.NEGATIVE_INFINITY;
const MOST = Number.POSITIVE_INFINITY;
const STRETCHES: Readonly<Record<Comparison, (value: number) => Between>> = {
  "<": (value) => ({ low: LEAST, high: value, except: value }),
  "<=": (value) => ({ low: LEAST, high: value, except: Number.NaN }),
  "=": (value) => ({ low: value, high: value, except: Number.NaN }),
  "!=": (value) => ({ low: LEAST, high: MOST, except: value }),
  ">": (value) => ({ low: value, high: MOST, except: value }),
  ">=": (value) => ({ low: value, high: MOST, except: Number.NaN }),
};

/** Takes the marks from the records that a condition excludes, in one walk over them. */
const narrow = (records: RecordSet, marks: Uint8Array, term: FilterTerm): void => {
  if (term.kind === "facet" || term.kind === "tag") {
    const column = records.columns.facet(term.kind === "tag" ? "_tags" : term.path);
    const numbers = column?.matching(term.value, term.kind === "tag") ?? [];
    if (column && numbers.length > 0) column.narrow(marks, numbers);
    else marks.fill(0);
    return;
  }
  const column = records.columns.numeric(term.path);
  const stretch =
    term.kind === "range"
      ? { low: term.low, high: term.high, except: Number.NaN }
      : STRETCHES[term.comparison](term.value);
  if (column) column.narrow(marks, stretch);
  else marks.fill(0);
};

const markTerm = (records: RecordSet, term: FilterTerm): Uint8Array => {
  const marks = new Uint8Array(records.capacity).fill(1);
  narrow(records, marks, term);
  return marks;
};

const negate = (marks: Uint8Array): Uint8Array => {
  for (let doc = 0; doc < marks.length; doc++) marks[doc] = marks[doc] ? 0 : 1;
  return marks;
};

const marksOf = (records: RecordSet, term: FilterTerm): Uint8Array =>
  term.isNegated ? negate(markTerm(records, term)) : markTerm(records, term);

/** Scores wrap around above this, like the numbers that they are kept in. */
const HIGHEST_SCORE = 0xffff;

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

/** Whether each record that passes the group gets the same for it. */
const isEven = (group: readonly FilterTerm[]): boolean =>
  group.every((term) => scoreOf(term) === scoreOf(group[0] ?? term));

/** The Filters criterion of all that pass, where every group gives each of them the same; else undefined. */
const sameScore = (required: FilterGroups, options: SearchOptions): number | undefined => {
  if (options.sumOrFiltersScores || !required.every(isEven)) return undefined;
  return required.reduce((sum, [first]) => sum + (first ? scoreOf(first) : 0), 0) & HIGHEST_SCORE;
};

/** Applies every filter of a search. */
export const eligibleRecords = (records: RecordSet, options: SearchOptions): Eligible => {
  const required = requiredGroups(options).filter((group) => group.length > 0);
  const optional = optionalFilterGroups(options.optionalFilters).filter((group) => group.length > 0);
  const score = optional.length > 0 ? undefined : sameScore(required, options);
  if (required.length === 0 && score !== undefined) return { marks: records.alive, score };

  const marks = records.alive.slice(0, records.capacity);
  const scores = score === undefined ? new Uint16Array(records.capacity) : undefined;
  const marked = (group: readonly FilterTerm[]) =>
    group.map((term) => ({ marks: marksOf(records, term), score: scoreOf(term) }));
  for (const group of required) {
    const [only] = group;
    if (!scores && group.length === 1 && only && !only.isNegated) {
      narrow(records, marks, only);
      continue;
    }
    const terms = marked(group);
    const any = anyOf(terms);
    for (let doc = 0; doc < marks.length; doc++) marks[doc] = (marks[doc] ?? 0) & (any[doc] ?? 0);
    if (scores) addScores(scores, terms, options.sumOrFiltersScores);
  }
  for (const group of optional) {
    if (scores) addScores(scores, marked(group), options.sumOrFiltersScores);
  }
  return { marks, scores, score: score ?? 0 };
};
