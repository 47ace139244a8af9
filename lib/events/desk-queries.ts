import { asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import type { EventType } from "./types";

export type Backlog = {
  /** Deliveries that are not settled yet, and the seconds that the oldest of them has waited. */
  waiting: number;
  oldestS: number;
  /** Dead letters that nobody has dealt with. */
  deadLetters: number;
};

/** What lies between events and their effects. Deliveries that are timers wait on purpose and are counted with the others. */
export const readBacklog = async (db: Database): Promise<Backlog> => {
  const [[waiting], [dead]] = await Promise.all([
    db
      .select({
        count: count(),
        oldestS: sql<number>`coalesce(extract(epoch from now() - min(${deliveries.createdAt})), 0)::int`,
      })
      .from(deliveries)
      .where(eq(deliveries.status, "waiting")),
    db.select({ count: count() }).from(deadLetters).where(isNull(deadLetters.resolvedAt)),
  ]);
  return { waiting: waiting?.count ?? 0, oldestS: waiting?.oldestS ?? 0, deadLetters: dead?.count ?? 0 };
};

/** How many events of this type the log holds. */
export const countEvents = (db: Database, type: EventType): Promise<number> =>
  db.$count(events, eq(events.type, type));

export type DeliveryEntry = {
  id: string;
  subscription: string;
  status: "waiting" | "done" | "filtered" | "dead";
  /** Times it was published, and times it was tried. */
  attempt: number;
  tries: number;
  lastError: string | null;
  doneAt: string | null;
};

export type EventEntry = {
  id: string;
  type: string;
  actor: string;
  requestId: string;
  occurredAt: string;
  data: unknown;
  deliveries: DeliveryEntry[];
};

/** The events that tell of one thing, in the order of the log, each with what became of its deliveries. */
export const listEventsOf = async (db: Database, aggregateId: string): Promise<EventEntry[]> => {
  const found = await db
    .select()
    .from(events)
    .where(eq(events.aggregateId, aggregateId))
    .orderBy(asc(events.seq))
    .limit(200);
  const ids = found.map((event) => event.id);
  const sent =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(deliveries)
          .where(inArray(deliveries.eventId, ids))
          .orderBy(asc(deliveries.subscription));
  return found.map(({ id, type, actor, requestId, occurredAt, data }) => ({
    id,
    type,
    actor,
    requestId,
    occurredAt: occurredAt.toISOString(),
    data,
    deliveries: sent
      .filter((delivery) => delivery.eventId === id)
      .map(({ id: deliveryId, subscription, status, attempt, tries, lastError, doneAt }) => ({
        id: deliveryId,
        subscription,
        status,
        attempt,
        tries,
        lastError,
        doneAt: doneAt?.toISOString() ?? null,
      })),
  }));
};
