const LONGEST_SHARED = 255;

/**
 * Terms in code-unit order, flattened for fast walks: a run of terms with the same prefix is contiguous, and what each
 * term shares with the one before tells a walk how much of its work it may keep.
 */
export class SortedTerms {
  readonly ids: Int32Array;
  readonly codes: Uint16Array;
  readonly offsets: Int32Array;
  /** Letters that each term shares with the one before. */
  readonly shared: Uint8Array;
  private readonly words: readonly string[];

  /** @param words all words by term id @param ids the terms to hold, in any order */
  constructor(words: readonly string[], ids: readonly number[]) {
    const word = (id: number) => words[id] ?? "";
    const sorted = [...ids].sort((a, b) => (word(a) < word(b) ? -1 : 1));
    this.words = words;
    this.ids = Int32Array.from(sorted);
    this.offsets = new Int32Array(sorted.length + 1);
    this.shared = new Uint8Array(sorted.length);
    let length = 0;
    for (const id of sorted) length += word(id).length;
    this.codes = new Uint16Array(length);
    let offset = 0;
    let previous = "";
    sorted.forEach((id, index) => {
      const current = word(id);
      let same = 0;
      while (same < current.length && current.charCodeAt(same) === previous.charCodeAt(same)) same++;
      this.shared[index] = Math.min(same, LONGEST_SHARED);
      for (let i = 0; i < current.length; i++) this.codes[offset++] = current.charCodeAt(i);
      this.offsets[index + 1] = offset;
      previous = current;
    });
  }

  get size(): number {
    return this.ids.length;
  }

  /** Index of the first term that is not before the word. */
  lowerBound(word: string): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[this.ids[middle] ?? 0] ?? "") < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The run of terms that begin with the prefix: from (inclusive) and to (exclusive). */
  prefixRange(prefix: string): { from: number; to: number } {
    const from = this.lowerBound(prefix);
    const last = prefix.charCodeAt(prefix.length - 1);
    const after = prefix.slice(0, -1) + String.fromCharCode(last + 1);
    return { from, to: last === 0xffff ? this.size : this.lowerBound(after) };
  }
}
