import { growInt32, growUint8, growUint16 } from "@/emulators/algolia/text/growable";

/**
 * The records that match, with their textual criteria by place in the list. The arrays are shared between searches
 * (one runs at a time): what a search wants to keep it must copy.
 */
export class Candidates {
  count = 0;
  docs = new Int32Array(1_024);
  typos = new Uint8Array(1_024);
  words = new Uint8Array(1_024);
  proximity = new Uint16Array(1_024);
  attribute = new Uint16Array(1_024);
  exact = new Uint8Array(1_024);
  /** Criteria that are the same for all of them, and so decide nothing. */
  uniform: readonly string[] = [];

  /** Makes room for as many; their criteria are whatever they were. */
  makeRoom(count: number): void {
    this.docs = growInt32(this.docs, count);
    this.typos = growUint8(this.typos, count);
    this.words = growUint8(this.words, count);
    this.proximity = growUint16(this.proximity, count);
    this.attribute = growUint16(this.attribute, count);
    this.exact = growUint8(this.exact, count);
    this.count = 0;
    this.uniform = [];
  }

  /** Makes room for as many, and clears the criteria of the first `count`. */
  reset(count: number): void {
    this.makeRoom(count);
    this.typos.fill(0, 0, count);
    this.words.fill(0, 0, count);
    this.proximity.fill(0, 0, count);
    this.attribute.fill(0, 0, count);
    this.exact.fill(0, 0, count);
  }

  /** Keeps only the candidates that pass, in their order. */
  keep(passes: (at: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      if (!passes(at)) continue;
      this.docs[kept] = this.docs[at] ?? 0;
      this.typos[kept] = this.typos[at] ?? 0;
      this.words[kept] = this.words[at] ?? 0;
      this.proximity[kept] = this.proximity[at] ?? 0;
      this.attribute[kept] = this.attribute[at] ?? 0;
      this.exact[kept] = this.exact[at] ?? 0;
      kept += 1;
    }
    this.count = kept;
  }
}

export const candidates = new Candidates();
