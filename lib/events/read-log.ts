import { and, asc, desc, gt, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { events } from "@/db/schema/events";
import type { EventType } from "./types";

const BATCH = 1000;

/** The aggregates that events of these types tell of, in the order of the log and each as often as it appears. */
export async function* readAggregates(db: Database, types: readonly EventType[]): AsyncGenerator<string[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .select({ seq: events.seq, aggregateId: events.aggregateId })
      .from(events)
      .where(and(inArray(events.type, [...types]), gt(events.seq, after)))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    if (rows.length > 0) yield rows.map((row) => row.aggregateId);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** Events that are being recorded now may still come before those that are there already, by no more than this. */
const OPEN_EVENTS = 5000;

/** A place in the log from which `readTold` misses nothing that is committed from now on. */
export const readLogSeq = async (db: Database): Promise<number> => {
  const [last] = await db.select({ seq: events.seq }).from(events).orderBy(desc(events.seq)).limit(1);
  return Math.max(0, (last?.seq ?? 0) - OPEN_EVENTS);
};

/** What events of these types say, from a place in the log on, in pieces. */
export async function* readTold(
  db: Database,
  types: readonly EventType[],
  from: number,
): AsyncGenerator<Record<string, unknown>[]> {
  let after = from;
  for (;;) {
    const rows = await db
      .select({ seq: events.seq, data: events.data })
      .from(events)
      .where(and(inArray(events.type, [...types]), gt(events.seq, after)))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    if (rows.length > 0) yield rows.map(({ data }) => data);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
