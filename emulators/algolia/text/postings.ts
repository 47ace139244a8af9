import { growInt32, growUint16 } from "./growable";

const FIRST_CHUNK = 2;
const LARGEST_CHUNK = 2_048;

/**
 * For every term its occurrences: which document, and where in it. Each term owns a chain of chunks in two shared
 * arrays, so that adding is cheap and reading is sequential. Occurrences are in no order.
 *
 * A location packs attribute (5 bits), whether the word is the attribute's whole value (1 bit) and position (10 bits).
 */
export class Postings {
  docs = new Int32Array(1_024);
  locations = new Uint16Array(1_024);
  chunkStart = new Int32Array(256);
  chunkLength = new Int32Array(256);
  chunkNext = new Int32Array(256);
  /** First chunk of each term, -1 where it has none. */
  first = new Int32Array(256).fill(-1);
  /** Occurrences of each term, those of deleted documents included until the next purge. */
  count = new Int32Array(256);
  private chunkSize = new Int32Array(256);
  private last = new Int32Array(256).fill(-1);
  private chunks = 0;
  private used = 0;

  addTerm(term: number): void {
    this.first = growInt32(this.first, term + 1);
    this.last = growInt32(this.last, term + 1);
    this.count = growInt32(this.count, term + 1);
    this.first[term] = -1;
    this.last[term] = -1;
  }

  add(term: number, doc: number, location: number): void {
    let chunk = this.last[term] ?? -1;
    if (chunk === -1 || this.chunkLength[chunk] === this.chunkSize[chunk]) chunk = this.addChunk(term, chunk);
    const length = this.chunkLength[chunk] ?? 0;
    const at = (this.chunkStart[chunk] ?? 0) + length;
    this.docs[at] = doc;
    this.locations[at] = location;
    this.chunkLength[chunk] = length + 1;
    this.count[term] = (this.count[term] ?? 0) + 1;
  }

  private addChunk(term: number, previous: number): number {
    const chunk = this.chunks++;
    const size = previous === -1 ? FIRST_CHUNK : Math.min(LARGEST_CHUNK, (this.chunkSize[previous] ?? 1) * 2);
    this.chunkStart = growInt32(this.chunkStart, this.chunks);
    this.chunkLength = growInt32(this.chunkLength, this.chunks);
    this.chunkNext = growInt32(this.chunkNext, this.chunks);
    this.chunkSize = growInt32(this.chunkSize, this.chunks);
    this.docs = growInt32(this.docs, this.used + size);
    this.locations = growUint16(this.locations, this.used + size);
    this.chunkStart[chunk] = this.used;
    this.chunkLength[chunk] = 0;
    this.chunkNext[chunk] = -1;
    this.chunkSize[chunk] = size;
    this.used += size;
    if (previous === -1) this.first[term] = chunk;
    else this.chunkNext[previous] = chunk;
    this.last[term] = chunk;
    return chunk;
  }

  /** Drops the occurrences of documents that no longer live, so that their numbers can be given away again. */
  purge(terms: number, alive: Uint8Array): void {
    const old = { ...this.chains() };
    this.docs = new Int32Array(Math.max(1_024, this.used));
    this.locations = new Uint16Array(Math.max(1_024, this.used));
    this.chunks = 0;
    this.used = 0;
    this.chunkStart = new Int32Array(old.chunkStart.length);
    this.chunkLength = new Int32Array(old.chunkStart.length);
    this.chunkNext = new Int32Array(old.chunkStart.length);
    this.chunkSize = new Int32Array(old.chunkStart.length);
    for (let term = 0; term < terms; term++) {
      let chunk = old.first[term] ?? -1;
      this.addTerm(term);
      this.count[term] = 0;
      for (; chunk !== -1; chunk = old.chunkNext[chunk] ?? -1) {
        const start = old.chunkStart[chunk] ?? 0;
        const end = start + (old.chunkLength[chunk] ?? 0);
        for (let at = start; at < end; at++) {
          const doc = old.docs[at] ?? 0;
          if (alive[doc]) this.add(term, doc, old.locations[at] ?? 0);
        }
      }
    }
  }

  private chains() {
    return {
      docs: this.docs,
      locations: this.locations,
      chunkStart: this.chunkStart,
      chunkLength: this.chunkLength,
      chunkNext: this.chunkNext,
      first: this.first.slice(),
    };
  }
}

export const ATTRIBUTE_SHIFT = 11;
export const SOLE = 1_024;
export const LAST_POSITION = 1_023;

/** More attributes than this share the last number. */
export const MAX_ATTRIBUTES = 32;

export const packLocation = (attribute: number, position: number, isSole: boolean): number =>
  (attribute << ATTRIBUTE_SHIFT) | (isSole ? SOLE : 0) | Math.min(position, LAST_POSITION);
