import { SortedTerms } from "./sorted-terms";

/** So many new terms are kept beside the large sorted list before both are merged. */
const FRESH_LIMIT = 2_000;

/** Every word that occurs, numbered. Two sorted lists serve prefixes and typos: a large one, and one of new words. */
export class Dictionary {
  readonly words: string[] = [];
  private readonly ids = new Map<string, number>();
  private base = new SortedTerms([], []);
  private fresh = new SortedTerms([], []);

  get size(): number {
    return this.words.length;
  }

  find(word: string): number | undefined {
    return this.ids.get(word);
  }

  /** The term's number; a new one is given out when the word is new. */
  add(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.words.length;
    // Copied, because a piece of a text may keep the whole of it in memory.
    const copy = Buffer.from(word).toString();
    this.words.push(copy);
    this.ids.set(copy, id);
    return id;
  }

  /** The sorted lists, brought up to date. */
  sorted(): readonly SortedTerms[] {
    const listed = this.base.size + this.fresh.size;
    if (listed !== this.words.length) {
      const since = (from: number) => Array.from({ length: this.words.length - from }, (_, i) => from + i);
      if (this.words.length - this.base.size > Math.max(FRESH_LIMIT, this.base.size / 16)) {
        this.base = new SortedTerms(this.words, since(0));
        this.fresh = new SortedTerms(this.words, []);
      } else {
        this.fresh = new SortedTerms(this.words, since(this.base.size));
      }
    }
    return this.fresh.size > 0 ? [this.base, this.fresh] : [this.base];
  }

  /** Calls for every term that begins with the prefix. */
  forEachWithPrefix(prefix: string, visit: (term: number) => void): void {
    for (const list of this.sorted()) {
      const { from, to } = list.prefixRange(prefix);
      for (let i = from; i < to; i++) visit(list.ids[i] ?? 0);
    }
  }
}
