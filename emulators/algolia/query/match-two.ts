import { growInt32, growUint8 } from "@/emulators/algolia/text/growable";
import { ATTRIBUTE_SHIFT, LAST_POSITION, type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { AttributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { COST_SHIFT, EXACT_SHIFT, findRecords, frequency, occurrences } from "./occurrences";
import { distance } from "./proximity";
import { EXACT, type Slot } from "./slots";

/** Copies for the inner loops: an imported binding is looked up anew at every use. */
const SHIFT = ATTRIBUTE_SHIFT;
const POSITION = LAST_POSITION;
const WITHOUT_SOLE = ~SOLE;
const IS_EXACT = EXACT;
const COST = COST_SHIFT;
const COST_MASK = 0xff;
const EXACTLY = EXACT_SHIFT;
const LOCATION = 0xffff;
const apartOf = distance;
const list = candidates;

/** Cost of the second word above, then the distance, then attribute and position: the smaller the better. */
const KEY_COST = 20;
const KEY_DISTANCE = 16;
const KEY_PLACE = (1 << KEY_DISTANCE) - 1;
const UNMATCHED = 0x7fff_ffff;

let best = new Int32Array(0);
let exacts = new Uint8Array(0);

type Stream = {
  view: AttributeView;
  minProximity: number;
  /** Whether the streamed word comes after the stored one in the query. */
  isAfter: boolean;
};

type Run = {
  docs: ArrayLike<number>;
  locations: ArrayLike<number>;
  start: number;
  end: number;
  cost: number;
  allowed: number;
  exactIn: number;
};

/** Meets every place of the streamed word with those of the stored word in the same record. */
const meetRun = (run: Run, { view, minProximity, isAfter }: Stream): void => {
  const { docs, locations, start, end, allowed, exactIn } = run;
  const { base, positions } = view;
  const { candidateOf, head, chains, cost: costs } = occurrences;
  const keys = best;
  const costKey = run.cost << KEY_COST;
  for (let at = start; at < end; at++) {
    const candidate = candidateOf[docs[at] ?? 0] ?? -1;
    if (candidate === -1) continue;
    const location = (locations[at] ?? 0) & WITHOUT_SOLE;
    const attribute = location >>> SHIFT;
    if (((allowed >>> attribute) & 1) === 0) continue;
    if ((exactIn >>> attribute) & 1) exacts[candidate] = 1;
    const known = keys[candidate] ?? 0;
    if (costKey > known) continue;
    const rank = (base[attribute] ?? 0) + (location & POSITION & (positions[attribute] ?? 0));
    const cost = costs[candidate] ?? 0;
    let smallest = known;
    for (let place = head[candidate] ?? -1; place !== -1; place = chains[place + 1] ?? -1) {
      const packed = chains[place] ?? 0;
      if (((packed >>> COST) & COST_MASK) !== cost) continue;
      const other = packed & LOCATION & WITHOUT_SOLE;
      const from = other >>> SHIFT;
      const otherRank = (base[from] ?? 0) + (other & POSITION & (positions[from] ?? 0));
      const apart = isAfter ? apartOf(other, location, minProximity) : apartOf(location, other, minProximity);
      const key = costKey + (apart << KEY_DISTANCE) + Math.min(rank, otherRank);
      if (key < smallest) smallest = key;
    }
    keys[candidate] = smallest;
  }
};

const meetSlot = (slot: Slot, postings: Postings, stream: Stream): void => {
  const { docs, locations, chunkStart, chunkLength, chunkNext, first } = postings;
  const { view } = stream;
  const run: Run = { docs, locations, start: 0, end: 0, cost: 0, allowed: 0, exactIn: 0 };
  for (let i = 0; i < slot.terms.length; i++) {
    const flags = slot.flags[i] ?? 0;
    run.cost = slot.costs[i] ?? 0;
    run.allowed = view.allowed(flags);
    run.exactIn = flags & IS_EXACT ? view.exact : 0;
    let chunk = first[slot.terms[i] ?? 0] ?? -1;
    for (; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
      run.start = chunkStart[chunk] ?? 0;
      run.end = run.start + (chunkLength[chunk] ?? 0);
      meetRun(run, stream);
    }
  }
  for (const places of slot.places) {
    const exactIn = places.flags & IS_EXACT ? view.exact : 0;
    const allowed = view.allowed(places.flags);
    meetRun({ ...places, start: 0, end: places.docs.length, allowed, exactIn }, stream);
  }
};

const isStoredExact = (candidate: number): number => {
  const { head, chains } = occurrences;
  for (let place = head[candidate] ?? -1; place !== -1; place = chains[place + 1] ?? -1) {
    if ((chains[place] ?? 0) >>> EXACTLY) return 1;
  }
  return 0;
};

/**
 * Finds and rates the records for a query of two required words: the places of the rarer one are stored, those of the
 * other only met in passing, because a prefix of one letter may stand in half a million places.
 */
export const matchTwo = (
  slots: readonly [Slot, Slot],
  postings: Postings,
  marks: Uint8Array,
  view: AttributeView,
  capacity: number,
  minProximity: number,
): void => {
  const isFirstRarer = frequency(slots[0], postings) <= frequency(slots[1], postings);
  const [stored, streamed] = isFirstRarer ? slots : [slots[1], slots[0]];
  const { docs, count } = findRecords([stored], postings, marks, view, capacity);
  list.reset(count);
  list.docs.set(docs.subarray(0, count));
  best = growInt32(best, count);
  exacts = growUint8(exacts, count);
  best.fill(UNMATCHED, 0, count);
  exacts.fill(0, 0, count);
  occurrences.start(list.docs, count, 1, capacity);
  occurrences.collect(stored, 0, 1, postings, view);
  meetSlot(streamed, postings, { view, minProximity, isAfter: isFirstRarer });
  occurrences.finish(list.docs, count);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const key = best[at] ?? UNMATCHED;
    if (key === UNMATCHED) continue;
    const halves = (key >>> KEY_COST) + (occurrences.cost[at] ?? 0);
    list.docs[kept] = list.docs[at] ?? 0;
    list.typos[kept] = (halves + 1) >> 1;
    list.proximity[kept] = (key >>> KEY_DISTANCE) & ((1 << (KEY_COST - KEY_DISTANCE)) - 1);
    list.attribute[kept] = view.isRanked ? key & KEY_PLACE : 0;
    list.exact[kept] = isStoredExact(at) * stored.weight + (exacts[at] ?? 0) * streamed.weight;
    kept += 1;
  }
  list.count = kept;
  list.words.fill(stored.weight + streamed.weight, 0, kept);
  list.uniform = ["words"];
};
