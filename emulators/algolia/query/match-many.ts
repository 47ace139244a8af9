import { ATTRIBUTE_SHIFT, LAST_POSITION, type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { AttributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { COST_SHIFT, EXACT_SHIFT, findRecords, NO_MATCH, occurrences } from "./occurrences";
import { distance } from "./proximity";
import { type Slot, WHOLE_TYPO } from "./slots";

/** Copies for the inner loops: an imported binding is looked up anew at every use. */
const SHIFT = ATTRIBUTE_SHIFT;
const POSITION = LAST_POSITION;
const WITHOUT_SOLE = ~SOLE;
const NONE = NO_MATCH;
const COST = COST_SHIFT;
const COST_MASK = 0xff;
const EXACT = EXACT_SHIFT;
const LOCATION_MASK = 0xffff;
const apartOf = distance;
const places = occurrences;
const list = candidates;

/** More places of a word in a record than this change no rank worth having. */
const MOST_PLACES = 32;
const PLACE_BITS = 16;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

export type ManyOptions = {
  minProximity: number;
  /** The best attribute of any word counts, not that of the closest words. */
  bestAttribute: boolean;
  /** How many records the caller will look at; with `typoFirst` the others need no exact rating. */
  needed: number;
  typoFirst: boolean;
};

/** Places of one word of one candidate, each with the best sum of distances that leads to it. */
type Reached = { locations: Uint16Array; sums: Int32Array };
const reached = (): Reached => ({
  locations: new Uint16Array(MOST_PLACES),
  sums: new Int32Array(MOST_PLACES),
});
/** One for the word at hand and one for the word before, in turn. */
const even = reached();
const odd = reached();

/**
 * Proximity and attribute of one candidate: the path through one place of each word with the smallest sum of
 * distances, and among those the best attribute and position it touches.
 */
const ratePath = (at: number, slots: readonly Slot[], view: AttributeView, options: ManyOptions): void => {
  const { cost: costs, head, chains } = places;
  const { base, positions } = view;
  let before = 0;
  let exact = 0;
  let best = PLACE_MASK;
  let previous = even;
  let current = odd;
  for (let slot = 0; slot < slots.length; slot++) {
    const chain = at * slots.length + slot;
    const cost = costs[chain] ?? NONE;
    if (cost === NONE) continue;
    const { locations: fromLocations, sums: fromSums } = previous;
    const { locations, sums } = current;
    let count = 0;
    let isExact = 0;
    let place = head[chain] ?? -1;
    for (; place !== -1 && count < MOST_PLACES; place = chains[place + 1] ?? -1) {
      const packed = chains[place] ?? 0;
      if (((packed >>> COST) & COST_MASK) !== cost) continue;
      isExact |= packed >>> EXACT;
      const location = packed & LOCATION_MASK & WITHOUT_SOLE;
      const attribute = location >>> SHIFT;
      const rank = (base[attribute] ?? 0) + (location & POSITION & (positions[attribute] ?? 0));
      if (rank < best) best = rank;
      let sum = before === 0 ? rank : 0x7fff_ffff;
      for (let i = 0; i < before; i++) {
        const known = fromSums[i] ?? 0;
        const apart = apartOf(fromLocations[i] ?? 0, location, options.minProximity);
        const through = (known & ~PLACE_MASK) + (apart << PLACE_BITS) + Math.min(known & PLACE_MASK, rank);
        if (through < sum) sum = through;
      }
      locations[count] = location;
      sums[count] = sum;
      count += 1;
    }
    exact += isExact * (slots[slot]?.weight ?? 1);
    [previous, current] = [current, previous];
    before = count;
  }
  let smallest = 0x7fff_ffff;
  for (let i = 0; i < before; i++) smallest = Math.min(smallest, previous.sums[i] ?? smallest);
  list.proximity[at] = smallest >>> PLACE_BITS;
  const attribute = options.bestAttribute ? best : smallest & PLACE_MASK;
  list.attribute[at] = view.isRanked ? attribute : 0;
  list.exact[at] = exact;
};

/** The number of typos up to which candidates can reach the page that is asked for. */
const typoLimit = (options: ManyOptions): number => {
  if (!options.typoFirst) return NONE;
  const counts = new Int32Array(NONE + 1);
  for (let at = 0; at < list.count; at++) {
    const typos = list.typos[at] ?? 0;
    counts[typos] = (counts[typos] ?? 0) + 1;
  }
  let sum = 0;
  for (let typos = 0; typos < counts.length; typos++) {
    sum += counts[typos] ?? 0;
    if (sum >= options.needed) return typos;
  }
  return NONE;
};

const rateWords = (slots: readonly Slot[]): void => {
  for (let at = 0; at < list.count; at++) {
    let halves = 0;
    let words = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const cost = places.cost[at * slots.length + slot] ?? NONE;
      if (cost === NONE) continue;
      halves += cost;
      words += slots[slot]?.weight ?? 1;
    }
    list.typos[at] = Math.ceil(halves / WHOLE_TYPO);
    list.words[at] = words;
  }
};

/** Finds and rates the records for a query of any number of words, optional ones included. */
export const matchMany = (
  slots: readonly Slot[],
  postings: Postings,
  marks: Uint8Array,
  view: AttributeView,
  capacity: number,
  options: ManyOptions,
): void => {
  const { docs, count } = findRecords(slots, postings, marks, view, capacity);
  list.reset(count);
  list.docs.set(docs.subarray(0, count));
  list.count = count;
  if (count === 0) return;
  places.start(list.docs, count, slots.length, capacity);
  slots.forEach((slot, number) => {
    places.collect(slot, number, slots.length, postings, view);
  });
  places.finish(list.docs, count);
  rateWords(slots);
  list.uniform = slots.some((slot) => slot.isOptional) ? [] : ["words"];
  const limit = typoLimit(options);
  for (let at = 0; at < count; at++) {
    if ((list.typos[at] ?? 0) <= limit) ratePath(at, slots, view, options);
  }
};
