import { growInt32 } from "@/emulators/algolia/text/growable";

/** The cell of a record with several values points into the pool; the others hold the value's number plus one. */
const SEVERAL = 0x4000_0000;

/** The values of one facet, numbered; most records have one value, some have many or none. */
export class FacetColumn {
  readonly values: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** Values with capitals by their lower-case form. */
  private readonly capitals = new Map<string, number[]>();
  private cells = new Int32Array(64);
  /** For each record with several values: how many, then their numbers. */
  private pool = new Int32Array(64);
  private used = 0;
  private garbage = 0;

  private numberOf(value: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const number = this.values.length;
    this.values.push(value);
    this.numbers.set(value, number);
    const folded = value.toLowerCase();
    if (folded !== value) this.capitals.set(folded, [...(this.capitals.get(folded) ?? []), number]);
    return number;
  }

  /** Numbers of the values that equal this one; facet values match without case unless asked otherwise. */
  matching(value: string, isCaseSensitive: boolean): readonly number[] {
    const folded = isCaseSensitive ? value : value.toLowerCase();
    const number = this.numbers.get(folded);
    const exact = number === undefined ? [] : [number];
    return isCaseSensitive ? exact : [...exact, ...(this.capitals.get(folded) ?? [])];
  }

  clear(doc: number): void {
    const cell = this.cells[doc] ?? 0;
    if (cell >= SEVERAL) this.garbage += 1 + (this.pool[cell - SEVERAL] ?? 0);
    if (cell !== 0) this.cells[doc] = 0;
  }

  set(doc: number, values: readonly string[]): void {
    this.clear(doc);
    if (values.length === 0) return;
    this.cells = growInt32(this.cells, doc + 1);
    const numbers = [...new Set(values)].map((value) => this.numberOf(value));
    if (numbers.length === 1) {
      this.cells[doc] = (numbers[0] ?? 0) + 1;
      return;
    }
    if (this.used + numbers.length + 1 > this.pool.length && this.garbage > this.used / 2) this.tidy();
    this.pool = growInt32(this.pool, this.used + numbers.length + 1);
    this.cells[doc] = SEVERAL + this.used;
    this.pool[this.used++] = numbers.length;
    for (const number of numbers) this.pool[this.used++] = number;
  }

  private tidy(): void {
    const tidied = new Int32Array(this.pool.length);
    let used = 0;
    for (let doc = 0; doc < this.cells.length; doc++) {
      const cell = this.cells[doc] ?? 0;
      if (cell < SEVERAL) continue;
      const from = cell - SEVERAL;
      const length = 1 + (this.pool[from] ?? 0);
      tidied.set(this.pool.subarray(from, from + length), used);
      this.cells[doc] = SEVERAL + used;
      used += length;
    }
    this.pool = tidied;
    this.used = used;
    this.garbage = 0;
  }

  /** How many of the records have each value, by value number. */
  countValues(docs: Int32Array, count: number): Int32Array {
    const { cells, pool } = this;
    const counts = new Int32Array(this.values.length);
    for (let i = 0; i < count; i++) {
      const cell = cells[docs[i] ?? 0] ?? 0;
      if (cell === 0) continue;
      if (cell < SEVERAL) {
        counts[cell - 1] = (counts[cell - 1] ?? 0) + 1;
        continue;
      }
      const from = cell - SEVERAL;
      const end = from + 1 + (pool[from] ?? 0);
      for (let at = from + 1; at < end; at++) {
        const value = pool[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** Marks the records (of the first `size`) that have one of these values. */
  mark(numbers: readonly number[], size: number): Uint8Array {
    const marks = new Uint8Array(size);
    if (numbers.length === 0) return marks;
    const isWanted = new Uint8Array(this.values.length);
    for (const number of numbers) isWanted[number] = 1;
    const { cells, pool } = this;
    const last = Math.min(size, cells.length);
    for (let doc = 0; doc < last; doc++) {
      const cell = cells[doc] ?? 0;
      if (cell === 0) continue;
      if (cell < SEVERAL) {
        marks[doc] = isWanted[cell - 1] ?? 0;
        continue;
      }
      const from = cell - SEVERAL;
      const end = from + 1 + (pool[from] ?? 0);
      for (let at = from + 1; at < end && !marks[doc]; at++) marks[doc] = isWanted[pool[at] ?? 0] ?? 0;
    }
    return marks;
  }
}
