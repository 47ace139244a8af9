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

  statistics(docs: Uint32Array, count: number) {
    const found = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, avg: 0, sum: 0 };
    let numbers = 0;
    const take = (value: number) => {
      numbers += 1;
      found.sum += value;
      if (value < found.min) found.min = value;
      if (value > found.max) found.max = value;
    };
    for (let i = 0; i < count; i++) {
      const doc = docs[i] ?? 0;
      const value = this.values[doc] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const several = this.several.size > 0 ? this.several.get(doc) : undefined;
      if (several) several.forEach(take);
      else take(value);
    }
    if (numbers === 0) return undefined;
    found.avg = found.sum / numbers;
    return found;
  }
}
