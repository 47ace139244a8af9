import type { Database } from "@/db/client";
import { canonicalJson } from "@/lib/kernel/hash";
import { withSearchIndex } from "@/lib/services/search-index";
import { browseIds, PIECE, readIndexed } from "./index-objects";
import { indexProducts } from "./index-products";
import { readPiece, readRecords } from "./read-records";
import type { ProductRecord } from "./record";
import { noteDrift, type RunProgress } from "./run-rules";

export type WalkOptions = {
  /** When the walk shall pause, as `Date.now()` counts. */
  until: number;
  /** How long what differs is given to arrive by its event before it counts. */
  patienceMs: number;
  /** How many of the differences are kept by name. */
  samples: number;
  /** False only reports. */
  heal: boolean;
};

type Differing = { missing: string[]; stale: string[] };

const compare = (records: ProductRecord[], indexed: Map<string, string>): Differing => {
  const differing: Differing = { missing: [], stale: [] };
  for (const record of records) {
    const text = indexed.get(record.objectID);
    if (text === undefined) differing.missing.push(record.objectID);
    else if (text !== canonicalJson(record)) differing.stale.push(record.objectID);
  }
  return differing;
};

const compareAgain = async (db: Database, ids: string[]): Promise<Differing> => {
  const indexed = await withSearchIndex((client) => readIndexed(client, ids));
  const records: ProductRecord[] = [];
  for (let start = 0; start < ids.length; start += PIECE)
    records.push(...(await readRecords(db, ids.slice(start, start + PIECE))));
  return compare(records, indexed);
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Walks through the shop's products and compares each with the index. What differs is looked at once more after a while,
 * because a change that was just made is still on its way; what differs then has drifted and is mended.
 */
export const walkProducts = async (
  db: Database,
  before: RunProgress,
  options: WalkOptions,
): Promise<RunProgress> => {
  let progress = before;
  const suspects: string[] = [];
  do {
    const { records, next } = await readPiece(db, progress.at, PIECE);
    const ids = records.map(({ objectID }) => objectID);
    const { missing, stale } = compare(records, await withSearchIndex((client) => readIndexed(client, ids)));
    suspects.push(...missing, ...stale);
    progress = { ...progress, at: next, done: progress.done + ids.length };
  } while (progress.at !== null && Date.now() < options.until);
  if (progress.at === null) progress = { ...progress, phase: "index" };
  if (suspects.length === 0) return progress;
  await pause(options.patienceMs);
  const { missing, stale } = await compareAgain(db, suspects);
  if (options.heal) await indexProducts(db, [...missing, ...stale]);
  return noteDrift(noteDrift(progress, "missing", missing, options.samples), "stale", stale, options.samples);
};

/** So many are remembered while the index is walked through; with more, the walk begins anew without them. */
const ORPHANS = 5000;

/** Takes them out together, because an index that shrinks while it is walked through shows less than it holds. */
const dropOrphans = async (db: Database, before: RunProgress, options: WalkOptions): Promise<RunProgress> => {
  if (before.orphans.length === 0) return before;
  await pause(options.patienceMs);
  const sold = new Set((await readRecords(db, before.orphans)).map(({ objectID }) => objectID));
  const indexed = await withSearchIndex((client) => readIndexed(client, before.orphans));
  const orphans = before.orphans.filter((id) => !sold.has(id) && indexed.has(id));
  if (options.heal) await indexProducts(db, orphans);
  return noteDrift({ ...before, orphans: [] }, "orphaned", orphans, options.samples);
};

/** Walks through the index and finds what the shop does not sell. */
export const walkIndex = async (
  db: Database,
  before: RunProgress,
  options: WalkOptions,
): Promise<RunProgress> => {
  let progress = before;
  do {
    const { ids, next } = await withSearchIndex((client) => browseIds(client, progress.cursor));
    const sold = new Set((await readRecords(db, ids)).map(({ objectID }) => objectID));
    const orphans = ids.filter((id) => !sold.has(id));
    progress = {
      ...progress,
      cursor: next,
      done: progress.done + ids.length,
      orphans: [...progress.orphans, ...orphans],
    };
    const isFull = options.heal && progress.orphans.length >= ORPHANS;
    if (isFull && next !== null) return { ...(await dropOrphans(db, progress, options)), cursor: null };
  } while (progress.cursor !== null && Date.now() < options.until);
  if (progress.cursor !== null) return progress;
  return { ...(await dropOrphans(db, progress, options)), phase: "done" };
};
