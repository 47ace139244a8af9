import { growInt32 } from "@/emulators/algolia/text/growable";
import { type Cells, cellsFor, SEVERAL } from "./facet-cells";

/** A copy for the inner loops: an imported binding is looked up anew at every use. */
const POOLED = SEVERAL;

/** Shared between searches; one runs at a time. */
let shared = new Int32Array(0);

/** The values of one facet, numbered; most records have one value, some have many or none. */
export class FacetColumn {
  readonly values: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** Values with capitals by their lower-case form. */
  private readonly capitals = new Map<string, number[]>();
  private cells: Cells = new Uint8Array(64);
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
    if (cell >= POOLED) this.garbage += 1 + (this.pool[cell - POOLED] ?? 0);
    if (cell !== 0) this.cells[doc] = 0;
  }

  set(doc: number, values: readonly string[]): void {
    this.clear(doc);
    if (values.length === 0) return;
    const numbers = [...new Set(values)].map((value) => this.numberOf(value));
    if (numbers.length === 1) {
      const cell = (numbers[0] ?? 0) + 1;
      this.cells = cellsFor(this.cells, doc, cell);
      this.cells[doc] = cell;
      return;
    }
    if (this.used + numbers.length + 1 > this.pool.length && this.garbage > this.used / 2) this.tidy();
    this.pool = growInt32(this.pool, this.used + numbers.length + 1);
    this.cells = cellsFor(this.cells, doc, POOLED + this.used);
    this.cells[doc] = POOLED + this.used;
    this.pool[this.used++] = numbers.length;
    for (const number of numbers) this.pool[this.used++] = number;
  }

  private tidy(): void {
    const tidied = new Int32Array(this.pool.length);
    let used = 0;
    for (let doc = 0; doc < this.cells.length; doc++) {
      const cell = this.cells[doc] ?? 0;
      if (cell < POOLED) continue;
      const from = cell - POOLED;
      const length = 1 + (this.pool[from] ?? 0);
      tidied.set(this.pool.subarray(from, from + length), used);
      this.cells[doc] = POOLED + used;
      used += length;
    }
    this.pool = tidied;
    this.used = used;
    this.garbage = 0;
  }

  /** How many of the records have each value, by value number; to be read before anything else is counted. */
  countValues(docs: Int32Array, count: number): Int32Array {
    const { cells, pool } = this;
    shared = growInt32(shared, this.values.length);
    const counts = shared.subarray(0, this.values.length).fill(0);
    for (let i = 0; i < count; i++) {
      const cell = cells[docs[i] ?? 0] ?? 0;
      if (cell === 0) continue;
      if (cell < POOLED) {
        counts[cell - 1] = (counts[cell - 1] ?? 0) + 1;
        continue;
      }
      const from = cell - POOLED;
      const end = from + 1 + (pool[from] ?? 0);
      for (let at = from + 1; at < end; at++) {
        const value = pool[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** Takes the marks from all records that have none of these values. */
  narrow(marks: Uint8Array, numbers: readonly number[]): void {
    // By cell: the first is that of records without a value.
    const isWanted = new Uint8Array(this.values.length + 1);
    for (const number of numbers) isWanted[number + 1] = 1;
    const { cells, pool } = this;
    const known = Math.min(marks.length, cells.length);
    marks.fill(0, known);
    for (let doc = 0; doc < known; doc++) {
      const cell = cells[doc] ?? 0;
      if (cell < POOLED) {
        marks[doc] = (marks[doc] ?? 0) & (isWanted[cell] ?? 0);
        continue;
      }
      const from = cell - POOLED;
      const end = from + 1 + (pool[from] ?? 0);
      let has = 0;
      for (let at = from + 1; at < end; at++) has |= isWanted[(pool[at] ?? 0) + 1] ?? 0;
      marks[doc] = (marks[doc] ?? 0) & has;
    }
  }
}
