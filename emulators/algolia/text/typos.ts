import { MAX_WORD } from "./normalize";
import type { SortedTerms } from "./sorted-terms";

/** A word tolerates this many edits at most; longer words than the limit tolerate none. */
export const MAX_EDITS = 2;
export const LONGEST_TOLERANT_WORD = 40;

const STRIDE = LONGEST_TOLERANT_WORD + 2;
const FAR = 100;

/** Rows of the distance table along the letters of the walked term; row d is valid while its first d letters stay. */
const rows = new Uint8Array((MAX_WORD + 2) * STRIDE);
/** Lowest distance of the whole query word to any prefix of the walked term up to depth d. */
const prefixDistance = new Uint8Array(MAX_WORD + 2);

/**
 * Computes row `depth` of the optimal string alignment table (insertions, deletions, substitutions and swaps of
 * neighbours count one each), only as far from the diagonal as `edits` allows. Answers the row's lowest value.
 */
const fillRow = (word: string, code: number, before: number, depth: number, edits: number): number => {
  const row = depth * STRIDE;
  const above = row - STRIDE;
  const from = Math.max(1, depth - edits);
  const to = Math.min(word.length, depth + edits);
  let lowest = depth <= edits ? depth : FAR;
  rows[row + from - 1] = from === 1 ? Math.min(depth, FAR) : FAR;
  for (let j = from; j <= to; j++) {
    const letter = word.charCodeAt(j - 1);
    let value = (rows[above + j - 1] ?? FAR) + (letter === code ? 0 : 1);
    const deleted = (rows[above + j] ?? FAR) + 1;
    if (deleted < value) value = deleted;
    const inserted = (rows[row + j - 1] ?? FAR) + 1;
    if (inserted < value) value = inserted;
    if (j > 1 && depth > 1 && letter === before && word.charCodeAt(j - 2) === code) {
      const swapped = (rows[above - STRIDE + j - 2] ?? FAR) + 1;
      if (swapped < value) value = swapped;
    }
    rows[row + j] = value;
    if (value < lowest) lowest = value;
  }
  rows[row + to + 1] = FAR;
  return lowest;
};

const startRows = (word: string): void => {
  for (let j = 0; j <= word.length + 1; j++) rows[j] = j <= word.length ? j : FAR;
  prefixDistance[0] = word.length;
};

/**
 * Calls for every term of the sorted run within the number of edits, and how many edits it takes; with `isPrefix`,
 * for every term of which some prefix is that near.
 */
export const walkTypos = (
  terms: SortedTerms,
  run: { from: number; to: number },
  word: string,
  edits: number,
  isPrefix: boolean,
  visit: (term: number, edits: number) => void,
): void => {
  const { codes, offsets, shared, ids } = terms;
  const size = word.length;
  startRows(word);
  let depth = 0;
  let at = run.from;
  while (at < run.to) {
    const start = offsets[at] ?? 0;
    const length = (offsets[at + 1] ?? 0) - start;
    depth = at === run.from ? 0 : Math.min(depth, shared[at] ?? 0);
    let isLost = false;
    while (depth < length && !isLost) {
      const before = depth > 0 ? (codes[start + depth - 1] ?? 0) : 0;
      depth += 1;
      const lowest = fillRow(word, codes[start + depth - 1] ?? 0, before, depth, edits);
      const whole =
        depth + edits >= size && depth <= size + edits ? (rows[depth * STRIDE + size] ?? FAR) : FAR;
      prefixDistance[depth] = Math.min(prefixDistance[depth - 1] ?? FAR, whole);
      isLost = lowest > edits;
    }
    const near = prefixDistance[depth] ?? FAR;
    if (isLost) {
      // Every term that shares these letters fares alike: it matches by a shorter prefix, or not at all.
      const matches = isPrefix && near <= edits;
      do {
        if (matches) visit(ids[at] ?? 0, near);
        at += 1;
      } while (at < run.to && (shared[at] ?? 0) >= depth);
      continue;
    }
    const whole = Math.abs(length - size) <= edits ? (rows[length * STRIDE + size] ?? FAR) : FAR;
    const distance = isPrefix ? near : whole;
    if (distance <= edits) visit(ids[at] ?? 0, distance);
    at += 1;
  }
};

/** The prefix of the term that the misspelt word stands for, the longer of equally near ones, and its edits. */
export const nearestPrefix = (word: string, term: string): { letters: number; edits: number } => {
  const nearest = { letters: term.length, edits: FAR };
  if (word.length > LONGEST_TOLERANT_WORD) return nearest;
  startRows(word);
  for (let depth = 1; depth <= Math.min(term.length, word.length + MAX_EDITS, MAX_WORD); depth++) {
    const before = depth > 1 ? term.charCodeAt(depth - 2) : 0;
    fillRow(word, term.charCodeAt(depth - 1), before, depth, MAX_EDITS);
    if (depth + MAX_EDITS < word.length) continue;
    const edits = rows[depth * STRIDE + word.length] ?? FAR;
    if (edits > nearest.edits) continue;
    nearest.edits = edits;
    nearest.letters = depth;
  }
  return nearest;
};
