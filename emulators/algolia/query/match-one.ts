import { growInt32, growUint8 } from "@/emulators/algolia/text/growable";
import { ATTRIBUTE_SHIFT, LAST_POSITION, type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { AttributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { DocBits } from "./doc-bits";
import { EXACT, type Slot } from "./slots";

/** Copies for the inner loops: an imported binding is looked up anew at every use. */
const SHIFT = ATTRIBUTE_SHIFT;
const POSITION = LAST_POSITION;
const ALONE = SOLE;

/** Cost above, attribute and position below: the smaller the better. */
const COST_SHIFT = 16;
const PLACE = (1 << COST_SHIFT) - 1;
const UNMATCHED = 0x7fff_ffff;

let best = new Int32Array(0);
let exact = new Uint8Array(0);
const touched = new DocBits();

const makeRoom = (size: number): void => {
  const before = best.length;
  best = growInt32(best, size);
  if (best.length > before) best.fill(UNMATCHED, before);
  exact = growUint8(exact, size);
  touched.makeRoom(size);
};

/** What makes a match count as exact when the query is a single word. */
export type SingleExact = "attribute" | "word" | "none";

type Search = { view: AttributeView; mode: SingleExact };

type Run = {
  docs: ArrayLike<number>;
  locations: ArrayLike<number>;
  start: number;
  end: number;
  cost: number;
  /** Bits of attributes where the term may stand, and where it counts as exact. */
  allowed: number;
  exactIn: number;
};

/** Takes in a run of occurrences that all match in the same way. */
const takeRun = (run: Run, { view, mode }: Search): void => {
  const { docs, locations, start, end, allowed, exactIn } = run;
  const { base, positions } = view;
  const keys = best;
  const exacts = exact;
  const found = touched;
  const costKey = run.cost * (PLACE + 1);
  const needsAlone = mode === "attribute";
  for (let at = start; at < end; at++) {
    const location = locations[at] ?? 0;
    const attribute = location >>> SHIFT;
    if (((allowed >>> attribute) & 1) === 0) continue;
    const doc = docs[at] ?? 0;
    const key = costKey + (base[attribute] ?? 0) + (location & POSITION & (positions[attribute] ?? 0));
    if (key < (keys[doc] ?? 0)) {
      keys[doc] = key;
      found.add(doc);
    }
    if ((exactIn >>> attribute) & 1 && (!needsAlone || location & ALONE)) exacts[doc] = 1;
  }
};

const takeTerms = (slot: Slot, postings: Postings, search: Search): void => {
  const { docs, locations, chunkStart, chunkLength, chunkNext, first } = postings;
  const run: Run = { docs, locations, start: 0, end: 0, cost: 0, allowed: 0, exactIn: 0 };
  for (let i = 0; i < slot.terms.length; i++) {
    const flags = slot.flags[i] ?? 0;
    run.cost = slot.costs[i] ?? 0;
    run.allowed = search.view.allowed(flags);
    run.exactIn = flags & EXACT && search.mode !== "none" ? search.view.exact : 0;
    let chunk = first[slot.terms[i] ?? 0] ?? -1;
    for (; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
      run.start = chunkStart[chunk] ?? 0;
      run.end = run.start + (chunkLength[chunk] ?? 0);
      takeRun(run, search);
    }
  }
};

/** Lists what was found by record number: whoever reads other columns of the records reads them in their order. */
const listFound = (marks: Uint8Array, capacity: number, weight: number, isRanked: boolean): number => {
  const { docs, typos, attribute, exact: exacts } = candidates;
  const keys = best;
  const isExact = exact;
  let count = 0;
  touched.drain(capacity, (doc) => {
    const key = keys[doc] ?? UNMATCHED;
    keys[doc] = UNMATCHED;
    const exactly = isExact[doc] ?? 0;
    isExact[doc] = 0;
    if (!marks[doc]) return;
    docs[count] = doc;
    // Half typos to whole ones, rounded up.
    typos[count] = ((key >>> COST_SHIFT) + 1) >> 1;
    attribute[count] = isRanked ? key & PLACE : 0;
    exacts[count] = exactly * weight;
    count += 1;
  });
  candidates.count = count;
  return count;
};

/** Finds and rates the records for a query of one word or one phrase. */
export const matchOne = (
  slot: Slot,
  postings: Postings,
  marks: Uint8Array,
  view: AttributeView,
  mode: SingleExact,
  capacity: number,
): void => {
  makeRoom(capacity);
  candidates.makeRoom(capacity);
  // A phrase of several words is a query of several words: each of them counts.
  const search: Search = { view, mode: slot.weight > 1 ? "word" : mode };
  takeTerms(slot, postings, search);
  for (const { docs, locations, cost, flags } of slot.places) {
    const exactIn = flags & EXACT && search.mode !== "none" ? view.exact : 0;
    takeRun(
      { docs, locations, start: 0, end: docs.length, cost, allowed: view.allowed(flags), exactIn },
      search,
    );
  }
  const count = listFound(marks, capacity, slot.weight, view.isRanked);
  candidates.words.fill(slot.weight, 0, count);
  candidates.proximity.fill(slot.weight - 1, 0, count);
  candidates.uniform = ["words", "proximity"];
};
