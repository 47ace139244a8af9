import { growUint8 } from "@/emulators/algolia/text/growable";
import { type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { TextIndex } from "@/emulators/algolia/text/text-index";

/** Locations keep whether a word is alone in its attribute; for neighbours only attribute and position count. */
const PLACE = 65_536;
const WITHOUT_SOLE = ~SOLE;

/** The records of the rarest word while a phrase is looked for, zero in between. */
let worthLooking = new Uint8Array(0);

const mark = (postings: Postings, term: number, value: number): void => {
  const { docs, chunkStart, chunkLength, chunkNext, first } = postings;
  for (let chunk = first[term] ?? -1; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
    const start = chunkStart[chunk] ?? 0;
    const end = start + (chunkLength[chunk] ?? 0);
    for (let at = start; at < end; at++) {
      const doc = docs[at] ?? 0;
      if (doc >= worthLooking.length) worthLooking = growUint8(worthLooking, doc + 1);
      worthLooking[doc] = value;
    }
  }
};

/** Calls for every occurrence in a marked record. */
const forEachMarked = (
  { docs, locations, chunkStart, chunkLength, chunkNext, first }: Postings,
  term: number,
  visit: (doc: number, location: number) => void,
): void => {
  const marks = worthLooking;
  for (let chunk = first[term] ?? -1; chunk !== -1; chunk = chunkNext[chunk] ?? -1) {
    const start = chunkStart[chunk] ?? 0;
    const end = start + (chunkLength[chunk] ?? 0);
    for (let at = start; at < end; at++) {
      const doc = docs[at] ?? 0;
      if (marks[doc]) visit(doc, locations[at] ?? 0);
    }
  }
};

/** Where the words stand side by side, in order: the record and the place of the first word. */
export const findPhrase = (
  index: TextIndex,
  words: readonly string[],
): { docs: number[]; locations: number[] } => {
  const { dictionary, postings } = index;
  const docs: number[] = [];
  const locations: number[] = [];
  const terms = words.flatMap((word) => dictionary.find(word) ?? []);
  const [first, ...others] = terms;
  if (first === undefined || terms.length < words.length) return { docs, locations };

  const frequency = (term: number) => postings.count[term] ?? 0;
  const rarest = terms.reduce((one, other) => (frequency(other) < frequency(one) ? other : one));
  mark(postings, rarest, 1);
  const startsOf = others.map((term, offset) => {
    const starts = new Set<number>();
    forEachMarked(postings, term, (doc, location) =>
      starts.add(doc * PLACE + (location & WITHOUT_SOLE) - offset - 1),
    );
    return starts;
  });
  forEachMarked(postings, first, (doc, location) => {
    const place = doc * PLACE + (location & WITHOUT_SOLE);
    if (!startsOf.every((starts) => starts.has(place))) return;
    docs.push(doc);
    locations.push(location);
  });
  mark(postings, rarest, 0);
  return { docs, locations };
};
