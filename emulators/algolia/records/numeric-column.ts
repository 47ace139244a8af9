import { growFloat64 } from "@/emulators/algolia/text/growable";

/** The vendor compares numbers to three decimals. */
const PRECISION = 1_000;
const round = (value: number): number => Math.round(value * PRECISION) / PRECISION;

/** The numbers of one attribute; NaN where a record has none. */
export class NumericColumn {
  /** First number of each record: the one that ranking and statistics look at. */
  values: Float64Array<ArrayBuffer> = new Float64Array(64).fill(Number.NaN);
  private readonly several = new Map<number, readonly number[]>();

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
    if (values.length > 1) this.several.set(doc, values);
  }

  /** Marks the records (of the first `size`) with a number that passes. */
  mark(passes: (value: number) => boolean, size: number): Uint8Array {
    const marks = new Uint8Array(size);
    const end = Math.min(size, this.values.length);
    for (let doc = 0; doc < end; doc++) {
      const value = this.values[doc] ?? Number.NaN;
      if (!Number.isNaN(value) && passes(round(value))) marks[doc] = 1;
    }
    for (const [doc, values] of this.several) {
      if (doc < size && values.some((value) => passes(round(value)))) marks[doc] = 1;
    }
    return marks;
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
