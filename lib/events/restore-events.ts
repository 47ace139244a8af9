import type { Transaction } from "@/db/client";
import { events } from "@/db/schema/events";

export type RestoredEvent = Pick<
  typeof events.$inferInsert,
  "id" | "type" | "version" | "aggregateId" | "occurredAt" | "actor" | "requestId" | "attributes" | "data"
>;

/**
 * Writes events into the log that are missing there, under their own ids and as dispatched: nobody hears of them. Answers
 * how many those were.
 */
export const restoreEvents = async (tx: Transaction, list: RestoredEvent[]): Promise<number> => {
  if (list.length === 0) return 0;
  const rows = await tx
    .insert(events)
    .values(list.map((event) => ({ ...event, fannedOutAt: new Date() })))
    .onConflictDoNothing()
    .returning({ id: events.id });
  return rows.length;
};
