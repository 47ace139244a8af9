import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";

export const DELIVERY_STATES = ["waiting", "done", "filtered", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type LogFilter = {
  type?: string;
  /** An event, what it tells of, or the request that it follows from, as a whole. */
  q?: string;
  from?: Date;
  /** Up to but not at this moment. */
  to?: Date;
  /** Events with a delivery of this state; `waiting` includes those that were not handed out yet. */
  state?: DeliveryState;
};

export type LogEvent = {
  id: string;
  seq: number;
  type: string;
  version: number;
  aggregateId: string;
  occurredAt: string;
  actor: string;
  requestId: string;
  attributes: Record<string, string | number | boolean>;
  data: Record<string, unknown>;
  /** False while the outbox still holds it. */
  fannedOut: boolean;
};

export type LogEntry = LogEvent & { deliveries: Record<DeliveryState, number> };

type Row = typeof events.$inferSelect;

const toLogEvent = ({ occurredAt, fannedOutAt, seq, ...row }: Row): LogEvent => ({
  ...row,
  seq: Number(seq),
  occurredAt: occurredAt.toISOString(),
  fannedOut: fannedOutAt !== null,
});

const hasDelivery = (state: DeliveryState): SQL =>
  sql`exists (select 1 from deliveries d where d.event_id = ${events.id} and d.status = ${state})`;

const matching = ({ type, q, from, to, state }: LogFilter): SQL | undefined =>
  and(
    type === undefined ? undefined : eq(events.type, type),
    q === undefined ? undefined : or(eq(events.id, q), eq(events.aggregateId, q), eq(events.requestId, q)),
    from === undefined ? undefined : gte(events.occurredAt, from),
    to === undefined ? undefined : lt(events.occurredAt, to),
    state === undefined
      ? undefined
      : state === "waiting"
        ? or(isNull(events.fannedOutAt), hasDelivery(state))
        : hasDelivery(state),
  );

const countDeliveries = async (db: Database, ids: string[]) => {
  const found = new Map<string, Record<DeliveryState, number>>();
  if (ids.length === 0) return found;
  const rows = await db
    .select({ id: deliveries.eventId, status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .where(inArray(deliveries.eventId, ids))
    .groupBy(deliveries.eventId, deliveries.status);
  for (const { id, status, count } of rows) {
    const counts = found.get(id) ?? { waiting: 0, done: 0, filtered: 0, dead: 0 };
    found.set(id, { ...counts, [status]: count });
  }
  return found;
};

/** One page of the log, newest first; `before` is the `seq` of the last entry of the page before. */
export const browseLog = async (
  db: Database,
  filter: LogFilter,
  { limit, before }: { limit: number; before?: number },
): Promise<{ entries: LogEntry[]; next: number | null }> => {
  const rows = await db
    .select()
    .from(events)
    .where(and(matching(filter), before === undefined ? undefined : lt(events.seq, before)))
    .orderBy(desc(events.seq))
    .limit(limit + 1);
  const page = rows.slice(0, limit).map(toLogEvent);
  const counts = await countDeliveries(
    db,
    page.map(({ id }) => id),
  );
  const none = { waiting: 0, done: 0, filtered: 0, dead: 0 };
  return {
    entries: page.map((event) => ({ ...event, deliveries: counts.get(event.id) ?? none })),
    next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
  };
};

export const findEvent = async (db: Database, id: string): Promise<LogEvent | null> => {
  const [row] = await db.select().from(events).where(eq(events.id, id));
  return row ? toLogEvent(row) : null;
};

/** The events that tell of these things, in the order of the log. */
export const listToldOf = async (db: Database, aggregateIds: string[]): Promise<LogEvent[]> => {
  const rows = await db
    .select()
    .from(events)
    .where(inArray(events.aggregateId, aggregateIds))
    .orderBy(asc(events.seq))
    .limit(200);
  return rows.map(toLogEvent);
};

export type StoryDelivery = {
  id: string;
  subscription: string;
  status: DeliveryState;
  /** Times it was handed to the queue, and times it was tried. */
  attempt: number;
  tries: number;
  createdAt: string;
  publishedAt: string | null;
  doneAt: string | null;
  lastError: string | null;
  /** Its dead letters, oldest first, with what became of each. */
  letters: { id: string; createdAt: string; lastError: string; resolution: string | null }[];
};

/** Everybody who hears an event and how that went. */
export const readHearings = async (db: Database, eventId: string): Promise<StoryDelivery[]> => {
  const [sent, letters] = await Promise.all([
    db
      .select()
      .from(deliveries)
      .where(eq(deliveries.eventId, eventId))
      .orderBy(asc(deliveries.createdAt), asc(deliveries.subscription)),
    db.select().from(deadLetters).where(eq(deadLetters.eventId, eventId)).orderBy(asc(deadLetters.id)),
  ]);
  return sent.map(({ id, subscription, status, attempt, tries, lastError, ...at }) => ({
    ...{ id, subscription, status, attempt, tries, lastError },
    createdAt: at.createdAt.toISOString(),
    publishedAt: at.publishedAt?.toISOString() ?? null,
    doneAt: at.doneAt?.toISOString() ?? null,
    letters: letters
      .filter(({ deliveryId }) => deliveryId === id)
      .map((letter) => ({
        id: letter.id,
        createdAt: letter.createdAt.toISOString(),
        lastError: letter.lastError,
        resolution: letter.resolution,
      })),
  }));
};

/** Events that the outbox still holds. */
export const countOutbox = (db: Database): Promise<number> => db.$count(events, isNull(events.fannedOutAt));

/** The latest events of these types, newest first. */
export const listLatest = async (
  db: Database,
  types: readonly string[],
  limit: number,
): Promise<LogEvent[]> => {
  const rows = await db
    .select()
    .from(events)
    .where(inArray(events.type, [...types]))
    .orderBy(desc(events.seq))
    .limit(limit);
  return rows.map(toLogEvent);
};

const RELATED = 50;

/** Other events of the same request, and other events about the same thing, in the order of the log. */
export const readRelated = async (
  db: Database,
  event: LogEvent,
): Promise<{ ofRequest: LogEvent[]; ofAggregate: LogEvent[] }> => {
  const others = (which: SQL) =>
    db
      .select()
      .from(events)
      .where(and(which, ne(events.id, event.id)))
      .orderBy(asc(events.seq))
      .limit(RELATED);
  const [ofRequest, ofAggregate] = await Promise.all([
    others(eq(events.requestId, event.requestId)),
    others(eq(events.aggregateId, event.aggregateId)),
  ]);
  return { ofRequest: ofRequest.map(toLogEvent), ofAggregate: ofAggregate.map(toLogEvent) };
};
