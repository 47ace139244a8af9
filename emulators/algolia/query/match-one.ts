import { growUint8, growUint32 } from "@/emulators/algolia/text/growable";
import { ATTRIBUTE_SHIFT, LAST_POSITION, type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { AttributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { EXACT, type Slot, WHOLE_TYPO } from "./slots";

/** Cost above, attribute and position below: the smaller the better. */
const COST_SHIFT = 16;
const PLACE = (1 << COST_SHIFT) - 1;
const UNMATCHED = 0xffff_ffff;

let best = new Uint32Array(0);
let exact = new Uint8Array(0);

const makeRoom = (size: number): void => {
  const before = best.length;
  best = growUint32(best, size);
  if (best.length > before) best.fill(UNMATCHED, before);
  exact = growUint8(exact, size);
};

/** What makes a match count as exact when the query is a single word. */
export type SingleExact = "attribute" | "word" | "none";

type Search = {
  marks: Uint8Array;
  view: AttributeView;
  mode: SingleExact;
};

const take = (
  { marks, view, mode }: Search,
  doc: number,
  location: number,
  cost: number,
  isExact: boolean,
): void => {
  const attribute = location >>> ATTRIBUTE_SHIFT;
  const place = (view.base[attribute] ?? 0) + (location & LAST_POSITION & (view.positions[attribute] ?? 0));
  const key = cost * (PLACE + 1) + place;
  const known = best[doc] ?? UNMATCHED;
  if (known === UNMATCHED) {
    if (!marks[doc]) return;
    candidates.docs[candidates.count++] = doc;
  }
  if (key < known) best[doc] = key;
  if (!isExact || exact[doc]) return;
  const counts = mode === "word" || (location & SOLE) !== 0;
  if (counts && (view.exact >>> attribute) & 1) exact[doc] = 1;
};

const takeTerms = (slot: Slot, postings: Postings, search: Search): void => {
  const { docs, locations, chunkStart, chunkLength, chunkNext } = postings;
  for (let i = 0; i < slot.terms.length; i++) {
    const flags = slot.flags[i] ?? 0;
    const cost = slot.costs[i] ?? 0;
    const allowed = search.view.allowed(flags);
    const isExact = (flags & EXACT) !== 0 && search.mode !== "none";
    let chunk = postings.first[slot.terms[i] ?? 0] ?? -1;
    for (; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
      const start = chunkStart[chunk] ?? 0;
      const end = start + (chunkLength[chunk] ?? 0);
      for (let at = start; at < end; at++) {
        const location = locations[at] ?? 0;
        if ((allowed >>> (location >>> ATTRIBUTE_SHIFT)) & 1) {
          take(search, docs[at] ?? 0, location, cost, isExact);
        }
      }
    }
  }
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
  candidates.reset(capacity);
  // A phrase of several words is a query of several words: each of them counts.
  const search: Search = { marks, view, mode: slot.weight > 1 ? "word" : mode };
  takeTerms(slot, postings, search);
  for (const { docs, locations, cost, flags } of slot.places) {
    const allowed = view.allowed(flags);
    const isExact = (flags & EXACT) !== 0 && search.mode !== "none";
    for (let i = 0; i < docs.length; i++) {
      const location = locations[i] ?? 0;
      if ((allowed >>> (location >>> ATTRIBUTE_SHIFT)) & 1) {
        take(search, docs[i] ?? 0, location, cost, isExact);
      }
    }
  }
  for (let at = 0; at < candidates.count; at++) {
    const doc = candidates.docs[at] ?? 0;
    const key = best[doc] ?? 0;
    candidates.typos[at] = Math.ceil((key >>> COST_SHIFT) / WHOLE_TYPO);
    candidates.attribute[at] = view.isRanked ? key & PLACE : 0;
    candidates.exact[at] = exact[doc] ? slot.weight : 0;
    candidates.words[at] = slot.weight;
    candidates.proximity[at] = slot.weight - 1;
    best[doc] = UNMATCHED;
    exact[doc] = 0;
  }
};
