import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { jsonText } from "@/emulators/algolia/records/json-text";
import { type Journal, openJournal } from "@/emulators/kit/journal";
import type { Mutation } from "./mutations";
import { readSnapshot, writeSnapshot } from "./snapshot";
import { Store } from "./store";

/** The journal begins with the name of the snapshot that it continues. */
type JournalRecord = Mutation | { type: "snapshot"; file: string };

/** A journal of this many characters, and of this share of the records, is folded into a new snapshot. */
const FOLD_FROM = 16_000_000;
const FOLD_SHARE = 0.5;
const FOLD_AT_START = 1_000_000;

const isSnapshotFile = (name: string): boolean => /^snapshot-\d+\.ndjson$/.test(name);

const sizeOf = (record: JournalRecord): number =>
  record.type === "put"
    ? record.records.reduce((sum, entry) => sum + jsonText(entry).length, 100)
    : JSON.stringify(record).length;

/**
 * The store on disk: a snapshot of all indices, and a journal of what changed since. Changes run one at a time, in
 * the order in which they came; each is acknowledged when its journal record is synced.
 */
export class Persistence {
  readonly store = new Store();
  private readonly folder: string;
  private readonly journal: Journal<JournalRecord>;
  private turn: Promise<unknown> = Promise.resolve();
  private generation = 0;
  private journaled = 0;

  private constructor(folder: string, journal: Journal<JournalRecord>) {
    this.folder = folder;
    this.journal = journal;
  }

  static async open(folder: string): Promise<Persistence> {
    mkdirSync(folder, { recursive: true });
    const { records, journal } = await openJournal<JournalRecord>(join(folder, "journal.ndjson"));
    const persistence = new Persistence(folder, journal);
    await persistence.load(records);
    return persistence;
  }

  private async load(records: readonly JournalRecord[]): Promise<void> {
    const [first] = records;
    const current = first?.type === "snapshot" ? first.file : undefined;
    for (const name of readdirSync(this.folder)) {
      if (isSnapshotFile(name) && name !== current) rmSync(join(this.folder, name));
    }
    if (current && existsSync(join(this.folder, current))) {
      this.generation = Number(/\d+/.exec(current)?.[0] ?? 0);
      await readSnapshot(join(this.folder, current), this.store);
    }
    for (const record of records) {
      if (record.type === "snapshot") continue;
      await this.store.apply(record);
      this.journaled += sizeOf(record);
    }
    if (this.journaled > FOLD_AT_START) void this.inTurn(() => this.fold());
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /**
   * Runs one command: what it plans is applied and written to the journal. Resolves when that is on disk.
   * @param plan reads the store and answers what shall change; it may refuse by throwing
   */
  async change<T>(plan: (store: Store) => { mutations: readonly Mutation[]; result: T }): Promise<T> {
    const { result, synced } = await this.inTurn(async () => {
      const planned = plan(this.store);
      const written: Promise<void>[] = [];
      for (const mutation of planned.mutations) {
        await this.store.apply(mutation);
        written.push(this.journal.append(mutation));
        this.journaled += sizeOf(mutation);
      }
      return { result: planned.result, synced: Promise.all(written) };
    });
    await synced;
    if (this.journaled > this.foldLimit()) void this.inTurn(() => this.foldIfDue());
    return result;
  }

  private foldLimit(): number {
    let size = 0;
    for (const entry of this.store.indices.values()) {
      if (entry.primary === undefined) size += entry.records.dataSize;
    }
    return Math.max(FOLD_FROM, size * FOLD_SHARE);
  }

  private async foldIfDue(): Promise<void> {
    if (this.journaled > this.foldLimit()) await this.fold();
  }

  private async fold(): Promise<void> {
    const before = `snapshot-${this.generation}.ndjson`;
    const file = `snapshot-${this.generation + 1}.ndjson`;
    await writeSnapshot(join(this.folder, file), this.store);
    await this.journal.rewrite([{ type: "snapshot", file }]);
    this.generation += 1;
    this.journaled = 0;
    rmSync(join(this.folder, before), { force: true });
  }

  async close(): Promise<void> {
    await this.turn;
    await this.journal.close();
  }
}
