import { growInt32, growUint8 } from "@/emulators/algolia/text/growable";
import { ATTRIBUTE_SHIFT, type Postings } from "@/emulators/algolia/text/postings";
import type { AttributeView } from "./attribute-view";
import { DocBits } from "./doc-bits";
import { EXACT, type Slot } from "./slots";

export const NO_MATCH = 255;
/** A packed place: location below, then its cost, then whether it is exact. */
export const COST_SHIFT = 16;
export const EXACT_SHIFT = 24;

/** Copies for the inner loops: an imported binding is looked up anew at every use. */
const SHIFT = ATTRIBUTE_SHIFT;
const IS_EXACT = EXACT;

/**
 * Where the words of a query stand in each candidate: for every candidate and slot a chain of places. Shared between
 * searches, like everything large in a search.
 */
class Occurrences {
  /** First place of each candidate and slot, -1 for none. */
  head = new Int32Array(1_024);
  /** Lowest cost of each candidate and slot, NO_MATCH for none. */
  cost = new Uint8Array(1_024);
  /** Two numbers a place, side by side because they are read together: the packed place, and the next one's index. */
  chains = new Int32Array(8_192);
  /** Candidate of each record, -1 for none. */
  candidateOf = new Int32Array(0);
  private used = 0;

  start(docs: Int32Array, count: number, slots: number, capacity: number): void {
    const before = this.candidateOf.length;
    this.candidateOf = growInt32(this.candidateOf, capacity);
    if (this.candidateOf.length > before) this.candidateOf.fill(-1, before);
    this.head = growInt32(this.head, count * slots);
    this.cost = growUint8(this.cost, count * slots);
    this.head.fill(-1, 0, count * slots);
    this.cost.fill(NO_MATCH, 0, count * slots);
    this.used = 0;
    for (let at = 0; at < count; at++) this.candidateOf[docs[at] ?? 0] = at;
  }

  finish(docs: Int32Array, count: number): void {
    for (let at = 0; at < count; at++) this.candidateOf[docs[at] ?? 0] = -1;
  }

  private add(chain: number, location: number, cost: number, isExact: number): void {
    const { chains, head } = this;
    const place = this.used;
    this.used = place + 2;
    chains[place] = location | (cost << COST_SHIFT) | (isExact << EXACT_SHIFT);
    chains[place + 1] = head[chain] ?? -1;
    head[chain] = place;
    if (cost < (this.cost[chain] ?? 0)) this.cost[chain] = cost;
  }

  private makeRoom(places: number): void {
    this.chains = growInt32(this.chains, this.used + 2 * places);
  }

  /** Takes in the places of one slot; `slots` is how many there are. */
  collect(slot: Slot, number: number, slots: number, postings: Postings, view: AttributeView): void {
    const { docs, locations, chunkStart, chunkLength, chunkNext } = postings;
    for (let i = 0; i < slot.terms.length; i++) {
      const flags = slot.flags[i] ?? 0;
      const cost = slot.costs[i] ?? 0;
      const allowed = view.allowed(flags);
      const exact = flags & IS_EXACT ? view.exact : 0;
      let chunk = postings.first[slot.terms[i] ?? 0] ?? -1;
      for (; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
        const start = chunkStart[chunk] ?? 0;
        const end = start + (chunkLength[chunk] ?? 0);
        this.makeRoom(end - start);
        for (let at = start; at < end; at++) {
          const candidate = this.candidateOf[docs[at] ?? 0] ?? -1;
          if (candidate === -1) continue;
          const location = locations[at] ?? 0;
          const attribute = location >>> SHIFT;
          if ((allowed >>> attribute) & 1) {
            this.add(candidate * slots + number, location, cost, (exact >>> attribute) & 1);
          }
        }
      }
    }
    this.collectPlaces(slot, number, slots, view);
  }

  private collectPlaces(slot: Slot, number: number, slots: number, view: AttributeView): void {
    for (const { docs, locations, cost, flags } of slot.places) {
      const allowed = view.allowed(flags);
      const exact = flags & IS_EXACT ? view.exact : 0;
      this.makeRoom(docs.length);
      for (let i = 0; i < docs.length; i++) {
        const candidate = this.candidateOf[docs[i] ?? 0] ?? -1;
        const location = locations[i] ?? 0;
        const attribute = location >>> SHIFT;
        if (candidate !== -1 && (allowed >>> attribute) & 1) {
          this.add(candidate * slots + number, location, cost, (exact >>> attribute) & 1);
        }
      }
    }
  }
}

export const occurrences = new Occurrences();

/** How many of the required slots each record has, in the order in which they are looked for; zero between searches. */
let stamps = new Uint8Array(0);
let found = new Int32Array(0);
const touched = new DocBits();

/** Calls for every record in which the slot stands at an attribute where it may. */
const forEachRecord = (
  slot: Slot,
  postings: Postings,
  view: AttributeView,
  visit: (doc: number) => void,
): void => {
  const { docs, locations, chunkStart, chunkLength, chunkNext } = postings;
  for (let i = 0; i < slot.terms.length; i++) {
    const allowed = view.allowed(slot.flags[i] ?? 0);
    let chunk = postings.first[slot.terms[i] ?? 0] ?? -1;
    for (; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
      const start = chunkStart[chunk] ?? 0;
      const end = start + (chunkLength[chunk] ?? 0);
      for (let at = start; at < end; at++) {
        if ((allowed >>> ((locations[at] ?? 0) >>> SHIFT)) & 1) visit(docs[at] ?? 0);
      }
    }
  }
  for (const places of slot.places) {
    const allowed = view.allowed(places.flags);
    places.docs.forEach((doc, i) => {
      if ((allowed >>> ((places.locations[i] ?? 0) >>> SHIFT)) & 1) visit(doc);
    });
  }
};

/** How many occurrences the slot has in all. */
export const frequency = (slot: Slot, postings: Postings): number => {
  let sum = 0;
  for (const term of slot.terms) sum += postings.count[term] ?? 0;
  for (const places of slot.places) sum += places.docs.length;
  return sum;
};

/**
 * The records that have every required slot, or any slot where none is required. The rarest slot goes first, so that
 * the frequent ones only thin out a short list.
 */
export const findRecords = (
  slots: readonly Slot[],
  postings: Postings,
  marks: Uint8Array,
  view: AttributeView,
  capacity: number,
): { docs: Int32Array; count: number } => {
  stamps = growUint8(stamps, capacity);
  found = growInt32(found, capacity);
  touched.makeRoom(capacity);
  const required = slots
    .filter((slot) => !slot.isOptional)
    .sort((a, b) => frequency(a, postings) - frequency(b, postings));
  const stages = required.length > 0 ? required : [...slots];
  const isUnion = required.length === 0;
  stages.forEach((slot, level) => {
    const wanted = isUnion ? 0 : level;
    forEachRecord(slot, postings, view, (doc) => {
      if (stamps[doc] !== wanted || (wanted === 0 && !marks[doc])) return;
      stamps[doc] = wanted + 1;
      if (wanted === 0) touched.add(doc);
    });
  });
  // By record number: whoever reads other columns of the records reads them in their order.
  const complete = isUnion ? 1 : stages.length;
  let count = 0;
  touched.drain(capacity, (doc) => {
    if (stamps[doc] === complete) found[count++] = doc;
    stamps[doc] = 0;
  });
  return { docs: found, count };
};
