import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { events } from "@/db/schema/events";

export type LoggedEvent = Omit<typeof events.$inferSelect, "seq" | "fannedOutAt" | "occurredAt"> & {
  occurredAt: string;
};

export type LogFilter = {
  type?: string;
  aggregateId?: string;
  requestId?: string;
  from?: Date;
  /** Up to but not at this moment. */
  to?: Date;
};

/** One page of the event log, newest first; `after` is the place of the last event of the page before. */
export const listEvents = async (
  db: Database,
  { type, aggregateId, requestId, from, to }: LogFilter,
  { limit, after }: { limit: number; after?: number },
): Promise<{ events: LoggedEvent[]; next: number | null }> => {
  const rows = await db
    .select()
    .from(events)
    .where(
      and(
        type === undefined ? undefined : eq(events.type, type),
        aggregateId === undefined ? undefined : eq(events.aggregateId, aggregateId),
        requestId === undefined ? undefined : eq(events.requestId, requestId),
        from === undefined ? undefined : gte(events.occurredAt, from),
        to === undefined ? undefined : lt(events.occurredAt, to),
        after === undefined ? undefined : lt(events.seq, after),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    events: page.map(({ seq: _, fannedOutAt: __, occurredAt, ...event }) => ({
      ...event,
      occurredAt: occurredAt.toISOString(),
    })),
    next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
  };
};
