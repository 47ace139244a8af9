import { type Postings, SOLE } from "@/emulators/algolia/text/postings";
import type { TextIndex } from "@/emulators/algolia/text/text-index";

/** Locations keep whether a word is alone in its attribute; for neighbours only attribute and position count. */
const PLACE = 65_536;
const WITHOUT_SOLE = ~SOLE;

const forEachOccurrence = (
  postings: Postings,
  term: number,
  visit: (doc: number, location: number) => void,
): void => {
  for (let chunk = postings.first[term] ?? -1; chunk !== -1; chunk = postings.chunkNext[chunk] ?? -1) {
    const start = postings.chunkStart[chunk] ?? 0;
    const end = start + (postings.chunkLength[chunk] ?? 0);
    for (let at = start; at < end; at++) visit(postings.docs[at] ?? 0, postings.locations[at] ?? 0);
  }
};

/** Where the words stand side by side, in order: the record and the place of the first word. */
export const findPhrase = (
  index: TextIndex,
  words: readonly string[],
): { docs: number[]; locations: number[] } => {
  const terms = words.map((word) => index.dictionary.find(word));
  const docs: number[] = [];
  const locations: number[] = [];
  const [first, ...others] = terms;
  if (first === undefined || others.includes(undefined)) return { docs, locations };

  const startsOf = others.map((term, offset) => {
    const starts = new Set<number>();
    forEachOccurrence(index.postings, term ?? 0, (doc, location) =>
      starts.add(doc * PLACE + (location & WITHOUT_SOLE) - offset - 1),
    );
    return starts;
  });
  forEachOccurrence(index.postings, first, (doc, location) => {
    const place = doc * PLACE + (location & WITHOUT_SOLE);
    if (!startsOf.every((starts) => starts.has(place))) return;
    docs.push(doc);
    locations.push(location);
  });
  return { docs, locations };
};
