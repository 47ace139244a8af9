import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * An append-only file of JSON lines that is synced before an append is acknowledged, so that what a stand-in has
 * answered survives `kill -9`. Appends that arrive while a sync is under way share the next one.
 */
export type Journal<T> = {
  /** Resolves once the record is on disk. */
  append(record: T): Promise<void>;
  /** Replaces the whole file by these records, atomically; they are read when its turn comes, all at once. */
  rewrite(records: Iterable<T>): Promise<void>;
  close(): Promise<void>;
};

/** A last line cut short by a crash was never acknowledged and is dropped. */
const readRecords = <T>(path: string): T[] => {
  if (!existsSync(path)) return [];
  const records: T[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (!line) continue;
    try {
      records.push(JSON.parse(line) as T);
    } catch {
      break;
    }
  }
  return records;
};

const writeWhole = async <T>(path: string, records: Iterable<T>): Promise<void> => {
  const file = await open(`${path}.new`, "w");
  let chunk = "";
  for (const record of records) {
    chunk += `${JSON.stringify(record)}\n`;
    if (chunk.length > 1_000_000) {
      await file.write(chunk);
      chunk = "";
    }
  }
  await file.write(chunk);
  await file.sync();
  await file.close();
  renameSync(`${path}.new`, path);
};

export const openJournal = async <T>(path: string): Promise<{ records: T[]; journal: Journal<T> }> => {
  mkdirSync(dirname(path), { recursive: true });
  const records = readRecords<T>(path);
  await writeWhole(path, records);
  let file: FileHandle = await open(path, "a");
  let pending: { line: string; resolve: () => void; reject: (cause: unknown) => void }[] = [];
  let flushing = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a line written to the old file while it is being replaced would be lost. */
  const exclusively = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const flush = async (): Promise<void> => {
    flushing = false;
    const batch = pending;
    pending = [];
    try {
      await file.appendFile(batch.map((entry) => entry.line).join(""));
      await file.datasync();
      for (const entry of batch) entry.resolve();
    } catch (cause) {
      for (const entry of batch) entry.reject(cause);
    }
  };

  const append = (record: T): Promise<void> =>
    new Promise((resolve, reject) => {
      pending.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
      if (flushing) return;
      flushing = true;
      void exclusively(flush);
    });

  return {
    records,
    journal: {
      append,
      rewrite: (next) =>
        exclusively(async () => {
          await writeWhole(path, [...next]);
          await file.close();
          file = await open(path, "a");
        }),
      close: () => exclusively(() => file.close()),
    },
  };
};
