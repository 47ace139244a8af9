import { join } from "node:path";
import { openJournal } from "@/emulators/kit/journal";
import { TABLE_NAMES, type TableName, type Tables } from "./records";

export type Change = { table: TableName; id: string; row: Tables[TableName] | null };

type Rows = { [T in TableName]: Map<string, Tables[T]> };

export type Store = {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  /** Oldest first. */
  all<T extends TableName>(table: T): Tables[T][];
  /** Visible at once; resolves when on disk. One commit is one line, so that it lands whole or not at all. */
  commit(changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
};

const DAY_MS = 86_400_000;
const KEEP_EVENTS_MS = 30 * DAY_MS;
const KEEP_ANSWERS_MS = 2 * DAY_MS;
/** Below this many lines a rewrite on start is not worth its time. */
const COMPACT_FROM = 2000;

const emptyRows = (): Rows =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as unknown as Rows;

const apply = (rows: Rows, { table, id, row }: Change): void => {
  const map = rows[table] as Map<string, Tables[TableName]>;
  if (row === null) map.delete(id);
  else map.set(id, row);
};

/** The vendor keeps events for thirty days and idempotency keys for at least one. */
const forgetOld = (rows: Rows, now: number): void => {
  for (const [id, event] of rows.event)
    if (event.created * 1000 < now - KEEP_EVENTS_MS) rows.event.delete(id);
  for (const [id, delivery] of rows.delivery) if (!rows.event.has(delivery.event)) rows.delivery.delete(id);
  for (const [id, answer] of rows.saved_answer)
    if (answer.at < now - KEEP_ANSWERS_MS) rows.saved_answer.delete(id);
};

function* snapshot(rows: Rows): Generator<Change[]> {
  for (const table of TABLE_NAMES) for (const [id, row] of rows[table]) yield [{ table, id, row }];
}

export const openStore = async (dataDir: string, now = Date.now()): Promise<Store> => {
  const { records, journal } = await openJournal<Change[]>(join(dataDir, "stripe.ndjson"));
  const rows = emptyRows();
  for (const record of records) for (const change of record) apply(rows, change);
  forgetOld(rows, now);
  if (records.length > COMPACT_FROM) await journal.rewrite(snapshot(rows));

  return {
    get: (table, id) => rows[table].get(id),
    all: (table) => [...rows[table].values()],
    async commit(changes) {
      if (changes.length === 0) return;
      for (const change of changes) apply(rows, change);
      await journal.append([...changes]);
    },
    close: () => journal.close(),
  };
};
