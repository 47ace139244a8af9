import { ATTRIBUTE_SHIFT, LAST_POSITION } from "@/emulators/algolia/text/postings";

/** Copies for the inner loops: an imported binding is looked up anew at every use. */
const SHIFT = ATTRIBUTE_SHIFT;
const POSITION = LAST_POSITION;

/** Words further apart than this, or in different attributes, count as this far apart. */
const FARTHEST = 8;

/** How far the second word stands after the first, at least `least`. */
export const distance = (before: number, after: number, least: number): number => {
  if (before >>> SHIFT !== after >>> SHIFT) return FARTHEST;
  const apart = (after & POSITION) - (before & POSITION);
  // In the wrong order is one further; both words in one (a concatenation) are neighbours.
  const steps = apart > 0 ? apart : 1 - apart;
  return Math.min(FARTHEST, Math.max(least, steps));
};
