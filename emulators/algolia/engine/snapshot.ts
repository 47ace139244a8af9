import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Synonym } from "@/emulators/algolia/query/synonyms";
import type { RecordData } from "@/emulators/algolia/records/paths";
import { RecordSet } from "@/emulators/algolia/records/record-set";
import type { StoredSettings } from "@/emulators/algolia/settings/settings";
import { IndexEntry, type Rule } from "./index-entry";
import type { Store } from "./store";

/** Lines begin with a letter for what they hold: an index, or a record of the index named before. */
const INDEX_LINE = "I";
const RECORD_LINE = "R";
const WRITE_SIZE = 1_000_000;

type IndexHead = {
  name: string;
  settings: StoredSettings;
  primary?: string;
  isVirtual: boolean;
  createdAt: string;
  updatedAt: string;
  synonyms: Synonym[];
  rules: Rule[];
};

const headOf = (entry: IndexEntry): IndexHead => ({
  name: entry.name,
  settings: entry.settings,
  primary: entry.primary,
  isVirtual: entry.isVirtual,
  createdAt: entry.createdAt,
  updatedAt: entry.updatedAt,
  synonyms: [...entry.synonyms.values()],
  rules: [...entry.rules.values()],
});

/** Primaries come before their replicas, which share their records. */
const inOrder = (store: Store): IndexEntry[] =>
  [...store.indices.values()].sort(
    (a, b) => Number(a.primary !== undefined) - Number(b.primary !== undefined),
  );

function* linesOf(store: Store): Generator<string> {
  // All heads first: columns and text indexes are then known before the first record comes.
  const entries = inOrder(store);
  for (const entry of entries) yield `${INDEX_LINE}${JSON.stringify(headOf(entry))}\n`;
  for (const entry of entries) {
    if (entry.primary !== undefined) continue;
    yield `${RECORD_LINE}${JSON.stringify(entry.name)}\n`;
    for (const record of entry.records.json()) yield `${record}\n`;
  }
}

/** Writes everything to a file of its own and syncs it. Nothing may be changed meanwhile. */
export const writeSnapshot = async (path: string, store: Store): Promise<void> => {
  const file = await open(path, "w");
  try {
    let chunk = "";
    for (const line of linesOf(store)) {
      chunk += line;
      if (chunk.length < WRITE_SIZE) continue;
      await file.appendFile(chunk);
      chunk = "";
    }
    await file.appendFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
};

const restoreHead = (store: Store, head: IndexHead): void => {
  const shared = head.primary === undefined ? undefined : store.indices.get(head.primary)?.records;
  const entry = new IndexEntry(head.name, shared ?? new RecordSet(), head.settings, head.createdAt);
  entry.primary = head.primary;
  entry.isVirtual = head.isVirtual;
  entry.updatedAt = head.updatedAt;
  for (const synonym of head.synonyms) entry.synonyms.set(synonym.objectID, synonym);
  for (const rule of head.rules) entry.rules.set(rule.objectID, rule);
  store.restore(entry);
};

/** Fills an empty store from a snapshot. */
export const readSnapshot = async (path: string, store: Store): Promise<void> => {
  const lines = createInterface({ input: createReadStream(path, { highWaterMark: WRITE_SIZE }) });
  let records: RecordSet | undefined;
  for await (const line of lines) {
    if (line.startsWith(INDEX_LINE)) {
      restoreHead(store, JSON.parse(line.slice(1)) as IndexHead);
    } else if (line.startsWith(RECORD_LINE)) {
      records = store.find(JSON.parse(line.slice(1)) as string).records;
      await store.prepare(records);
    } else if (line !== "") {
      records?.put(JSON.parse(line) as RecordData, line);
    }
  }
};
