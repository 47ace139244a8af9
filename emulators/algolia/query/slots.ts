/** Typos are counted in halves, so that two query words written as one in a record cost one typo together. */
export const WHOLE_TYPO = 2;

/** How a term came to stand for a query word. */
export const EXACT = 1;
export const BY_PREFIX = 2;
export const BY_TYPO = 4;

/** Places in records that stand for a query word without being one term: a phrase, a split word. */
export type Places = { docs: number[]; locations: number[]; cost: number; flags: number };

/** One word (or phrase) of the query with everything in the index that matches it. */
export class Slot {
  /** The words of the query, more than one for a phrase. */
  readonly words: readonly string[];
  readonly isPrefix: boolean;
  isOptional: boolean;
  /** Terms of the dictionary, what each costs in half typos, and how it matches. */
  readonly terms: number[] = [];
  readonly costs: number[] = [];
  readonly flags: number[] = [];
  readonly places: Places[] = [];
  /** Words of records that match by typo, plural, synonym or in pieces, for highlighting. */
  readonly alternatives = new Map<string, "whole" | "prefix">();
  private readonly indexes = new Map<number, number>();

  constructor(words: readonly string[], isPrefix: boolean, isOptional: boolean) {
    this.words = words;
    this.isPrefix = isPrefix;
    this.isOptional = isOptional;
  }

  /** Adds a term; one that is there already keeps the cheaper cost and gains exactness. */
  add(term: number, cost: number, flags: number): void {
    const index = this.indexes.get(term);
    if (index === undefined) {
      this.indexes.set(term, this.terms.length);
      this.terms.push(term);
      this.costs.push(cost);
      this.flags.push(flags);
      return;
    }
    const known = this.costs[index] ?? 0;
    if (cost < known) {
      this.costs[index] = cost;
      this.flags[index] = flags;
    } else if (cost === known) {
      this.flags[index] = (this.flags[index] ?? 0) | (flags & EXACT);
    }
  }

  /** Adds a term that begins with the word; to be called once a term, after all others, because there may be many. */
  addByPrefix(term: number): void {
    if (this.indexes.has(term)) {
      this.add(term, 0, BY_PREFIX);
      return;
    }
    this.terms.push(term);
    this.costs.push(0);
    this.flags.push(BY_PREFIX);
  }

  /** How many words of the query it stands for. */
  get weight(): number {
    return this.words.length;
  }
}
