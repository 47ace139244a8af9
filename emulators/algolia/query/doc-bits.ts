import { growInt32 } from "@/emulators/algolia/text/growable";

/** Record numbers per whole number of the set. */
const SHIFT = 5;
const LAST = 31;

/**
 * A set of record numbers that is read in their order and left empty. Of a hundred thousand records a search touches a
 * few thousand; a walk over one bit for each costs next to nothing beside a walk over their ratings.
 */
export class DocBits {
  private bits = new Int32Array(0);

  makeRoom(capacity: number): void {
    this.bits = growInt32(this.bits, (capacity >>> SHIFT) + 1);
  }

  add(doc: number): void {
    this.bits[doc >>> SHIFT] = (this.bits[doc >>> SHIFT] ?? 0) | (1 << (doc & LAST));
  }

  /** Calls for each record of the set, in order, and takes it out. */
  drain(capacity: number, visit: (doc: number) => void): void {
    const { bits } = this;
    const end = (capacity >>> SHIFT) + 1;
    for (let at = 0; at < end; at++) {
      let left = bits[at] ?? 0;
      if (left === 0) continue;
      bits[at] = 0;
      while (left !== 0) {
        const lowest = left & -left;
        left ^= lowest;
        visit((at << SHIFT) + LAST - Math.clz32(lowest));
      }
    }
  }
}
