import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * An append-only file of JSON lines that is synced before an append is acknowledged, so that what a stand-in has
 * answered survives `kill -9`. Appends that arrive while a sync is under way share the next one.
 */
export type Journal<T> = {
  /** Resolves once the record is on disk. */
  append(record: T): Promise<void>;
  /**
   * Replaces the whole file by these records, atomically; they are read all at once when its turn comes, after
   * whoever waited for an earlier append has gone on.
   */
  rewrite(records: Iterable<T>): Promise<void>;
  close(): Promise<void>;
};

/** A last line cut short by a crash was never acknowledged and is dropped. */
const readRecords = <T>(path: string): { records: T[]; torn: boolean } => {
  const records: T[] = [];
  if (!existsSync(path)) return { records, torn: false };
  const text = readFileSync(path, "utf8");
  for (const line of text.split("\n")) {
    if (!line) continue;
    try {
      records.push(JSON.parse(line) as T);
    } catch {
      return { records, torn: true };
    }
  }
  return { records, torn: text.length > 0 && !text.endsWith("\n") };
};

const writeWhole = async <T>(path: string, records: Iterable<T>): Promise<void> => {
  const file = await open(`${path}.new`, "w");
  let chunk = "";
  for (const record of records) {
    chunk += `${JSON.stringify(record)}\n`;
    if (chunk.length > 1_000_000) {
      await file.appendFile(chunk);
      chunk = "";
    }
  }
  await file.appendFile(chunk);
  await file.sync();
  await file.close();
  renameSync(`${path}.new`, path);
};

type Lines = { file: FileHandle; size: number };

const openLines = async (path: string): Promise<Lines> => {
  const file = await open(path, "a");
  return { file, size: (await file.stat()).size };
};

/** Writes and syncs lines; a write that failed half-way is cut off again, lest it swallow the records after it. */
const writeLines = async (lines: Lines, text: string): Promise<void> => {
  const bytes = Buffer.from(text);
  try {
    for (let written = 0; written < bytes.length; )
      written += (await lines.file.write(bytes, written)).bytesWritten;
    await lines.file.datasync();
    lines.size += bytes.length;
  } catch (cause) {
    await lines.file.truncate(lines.size).catch(() => undefined);
    throw cause;
  }
};

export const openJournal = async <T>(path: string): Promise<{ records: T[]; journal: Journal<T> }> => {
  mkdirSync(dirname(path), { recursive: true });
  const { records, torn } = readRecords<T>(path);
  if (torn) await writeWhole(path, records);
  let lines = await openLines(path);
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
      await writeLines(lines, batch.map((entry) => entry.line).join(""));
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
          await nextTurn();
          await writeWhole(path, [...next]);
          await lines.file.close();
          lines = await openLines(path);
        }),
      close: () => exclusively(() => lines.file.close()),
    },
  };
};
