import { join } from "node:path";
import { type Journal, openJournal } from "@/emulators/kit/journal";

/** Searches of one day, one index and one text. */
export type QueryCount = {
  day: string;
  index: string;
  query: string;
  count: number;
  /** Sum of hits over all of them. */
  hits: number;
  /** How many of them found nothing. */
  empty: number;
};

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const keyOf = ({ day, index, query }: QueryCount): string => JSON.stringify([day, index, query]);

const merge = (counts: Map<string, QueryCount>, added: QueryCount): void => {
  const known = counts.get(keyOf(added));
  if (!known) {
    counts.set(keyOf(added), { ...added });
    return;
  }
  known.count += added.count;
  known.hits += added.hits;
  known.empty += added.empty;
};

const WRITE_AFTER_MS = 1_000;

/** Counted searches on disk. They are written a second later: a search does not wait for its statistics. */
export class QueryCounts {
  private readonly counts = new Map<string, QueryCount>();
  private readonly unwritten = new Map<string, QueryCount>();
  private readonly journal: Journal<QueryCount[]>;
  private timer: NodeJS.Timeout | undefined;

  private constructor(journal: Journal<QueryCount[]>) {
    this.journal = journal;
  }

  static async open(folder: string): Promise<QueryCounts> {
    const { records, journal } = await openJournal<QueryCount[]>(join(folder, "searches.ndjson"));
    const counts = new QueryCounts(journal);
    for (const record of records.flat()) merge(counts.counts, record);
    if (records.length > 1) await journal.rewrite([[...counts.counts.values()]]);
    return counts;
  }

  add(added: QueryCount): void {
    merge(this.counts, added);
    merge(this.unwritten, added);
    this.timer ??= setTimeout(() => void this.write(), WRITE_AFTER_MS).unref();
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const records = [...this.unwritten.values()];
    this.unwritten.clear();
    if (records.length > 0) await this.journal.append(records);
  }

  values(): Iterable<QueryCount> {
    return this.counts.values();
  }

  async close(): Promise<void> {
    await this.write();
    await this.journal.close();
  }
}
