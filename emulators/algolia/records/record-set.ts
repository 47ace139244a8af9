import { setImmediate as nextTurn } from "node:timers/promises";
import { growUint8 } from "@/emulators/algolia/text/growable";
import { shapeKey, TextIndex, type TextShape } from "@/emulators/algolia/text/text-index";
import { type ColumnNeeds, Columns } from "./columns";
import { jsonText } from "./json-text";
import type { RecordData } from "./paths";
import { TextStore } from "./text-store";

/** Deleted records are swept from the text indexes when there are this many, and this share of all. */
const SWEEP_FROM = 1_000;
const SWEEP_SHARE = 0.3;
/** Records indexed in one go when an index is built again, before searches get their turn. */
const SLICE = 500;

/** What a set of indices that share records (a primary and its replicas) asks of them. */
export type RecordNeeds = { shapes: readonly TextShape[]; columns: ColumnNeeds };

/** The records of a primary index, shared with its replicas, with everything that searches read. */
export class RecordSet {
  readonly columns = new Columns();
  /** 1 for each number in use. */
  alive = new Uint8Array(64);
  private readonly numbers = new Map<string, number>();
  private readonly texts = new TextStore();
  private given = 0;
  private readonly textIndexes = new Map<string, TextIndex>();
  private free: number[] = [];
  private swept: number[] = [];

  get size(): number {
    return this.numbers.size;
  }

  /** Numbers given out so far, deleted ones included. */
  get capacity(): number {
    return this.given;
  }

  /** Bytes of all records as JSON. */
  get dataSize(): number {
    return this.texts.bytes;
  }

  has(objectID: string): boolean {
    return this.numbers.has(objectID);
  }

  get(objectID: string): RecordData | undefined {
    const doc = this.numbers.get(objectID);
    return doc === undefined ? undefined : this.at(doc);
  }

  at(doc: number): RecordData {
    return JSON.parse(this.textAt(doc)) as RecordData;
  }

  /** The record as JSON. */
  textAt(doc: number): string {
    return this.texts.get(doc) ?? "{}";
  }

  numberOf(objectID: string): number | undefined {
    return this.numbers.get(objectID);
  }

  /** Every record as JSON text, in the order they came. */
  *json(): Generator<string> {
    for (let doc = 0; doc < this.given; doc++) {
      const text = this.texts.get(doc);
      if (text !== undefined) yield text;
    }
  }

  textIndex(shape: TextShape): TextIndex {
    const found = this.textIndexes.get(shapeKey(shape));
    if (found) return found;
    const built = new TextIndex(shape);
    for (let doc = 0; doc < this.capacity; doc++) if (this.alive[doc]) built.add(doc, this.at(doc));
    this.textIndexes.set(shapeKey(shape), built);
    return built;
  }

  /** Adds or replaces a record; `text` is its JSON, when the caller has it already. */
  put(record: RecordData, text = jsonText(record)): void {
    const known = this.numbers.get(record.objectID);
    if (known !== undefined) {
      const before = this.at(known);
      if ([...this.textIndexes.values()].every((index) => index.isSameText(before, record))) {
        this.texts.set(known, text);
        this.columns.set(known, record);
        return;
      }
      this.remove(record.objectID);
    }
    const doc = this.free.pop() ?? this.given++;
    this.alive = growUint8(this.alive, doc + 1);
    this.alive[doc] = 1;
    this.texts.set(doc, text);
    this.numbers.set(record.objectID, doc);
    this.columns.set(doc, record);
    for (const index of this.textIndexes.values()) index.add(doc, record);
  }

  remove(objectID: string): boolean {
    const doc = this.numbers.get(objectID);
    if (doc === undefined) return false;
    this.numbers.delete(objectID);
    this.texts.delete(doc);
    this.alive[doc] = 0;
    this.columns.clear(doc);
    this.swept.push(doc);
    if (this.swept.length > Math.max(SWEEP_FROM, this.size * SWEEP_SHARE)) this.sweep();
    return true;
  }

  private sweep(): void {
    for (const index of this.textIndexes.values()) index.purge(this.alive);
    this.free = this.free.concat(this.swept);
    this.swept = [];
  }

  /**
   * Brings columns and text indexes in line with settings. Indexes are built in slices, so that searches go on with
   * what there is; nothing may be written meanwhile.
   */
  async require(needs: RecordNeeds): Promise<void> {
    const wanted = new Map(needs.shapes.map((shape) => [shapeKey(shape), shape]));
    const missing = [...wanted].filter(([key]) => !this.textIndexes.has(key));
    const built = missing.map(([key, shape]) => [key, new TextIndex(shape)] as const);
    const isNew = this.columns.require(needs.columns);
    if (isNew || built.length > 0) {
      for (let doc = 0; doc < this.capacity; doc++) {
        if (doc % SLICE === SLICE - 1) await nextTurn();
        if (!this.alive[doc]) continue;
        const record = this.at(doc);
        if (isNew) this.columns.set(doc, record);
        for (const [, index] of built) index.add(doc, record);
      }
    }
    for (const key of this.textIndexes.keys()) if (!wanted.has(key)) this.textIndexes.delete(key);
    for (const [key, index] of built) this.textIndexes.set(key, index);
  }

  /** Fills an empty set with these records, in slices. */
  async copyFrom(source: RecordSet): Promise<void> {
    let copied = 0;
    for (const text of source.json()) {
      this.put(JSON.parse(text) as RecordData, text);
      copied += 1;
      if (copied % SLICE === 0) await nextTurn();
    }
  }
}
