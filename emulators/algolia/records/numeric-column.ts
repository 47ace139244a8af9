import { growFloat64 } from "@/emulators/algolia/text/growable";

/** The vendor compares numbers to three decimals. */
const PRECISION = 1_000;
const round = (value: number): number => Math.round(value * PRECISION) / PRECISION;

/** What passes: all numbers from one to another but a single one, which is NaN where there is no exception. */
export type Between = { low: number; high: number; except: number };

/** The numbers of one attribute; NaN where a record has none. */
export class NumericColumn {
  /** First number of each record: the one that ranking and statistics look at. */
  values: Float64Array<ArrayBuffer> = new Float64Array(64).fill(Number.NaN);
  private readonly several = new Map<number, readonly number[]>();
  /** Whether some number has more decimals than are compared. */
  private isFiner = false;

  clear(doc: number): void {
    if (doc < this.values.length) this.values[doc] = Number.NaN;
    this.several.delete(doc);
  }

  set(doc: number, values: readonly number[]): void {
    this.clear(doc);
    const first = values[0];
    if (first === undefined) return;
    this.values = growFloat64(this.values, doc + 1, Number.NaN);
    this.values[doc] = first;
    if (round(first) !== first) this.isFiner = true;
    if (values.length > 1) this.several.set(doc, values);
  }

  /** Takes the marks from all records without a number that passes. */
  narrow(marks: Uint8Array, { low, high, except }: Between): void {
    const passes = (value: number) => value >= low && value <= high && value !== except;
    const kept: number[] = [];
    for (const [doc, values] of this.several) {
      if (marks[doc] && values.some((value) => passes(round(value)))) kept.push(doc);
    }
    const { values, isFiner } = this;
    const known = Math.min(marks.length, values.length);
    marks.fill(0, known);
    for (let doc = 0; doc < known; doc++) {
      const exact = values[doc] ?? Number.NaN;
      const value = isFiner ? round(exact) : exact;
      // A missing number is in no stretch.
      if (!(value >= low && value <= high && value !== except)) marks[doc] = 0;
    }
    for (const doc of kept) marks[doc] = 1;
  }

  statistics(docs: Int32Array, count: number) {
    const { values } = this;
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    let sum = 0;
    let numbers = 0;
    for (let i = 0; i < count; i++) {
      const value = values[docs[i] ?? 0] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      numbers += 1;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    if (this.several.size > 0) {
      for (let i = 0; i < count; i++) {
        for (const value of this.several.get(docs[i] ?? 0)?.slice(1) ?? []) {
          numbers += 1;
          sum += value;
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
    }
    return numbers === 0 ? undefined : { min, max, avg: sum / numbers, sum };
  }
}
