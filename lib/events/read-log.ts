import { and, asc, gt, inArray } from "drizzle-orm";
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
