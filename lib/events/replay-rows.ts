import { and, asc, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { deadLetters, deliveries, events, type replays } from "@/db/schema/events";
import type { Due } from "./fan-out";
import { SUBSCRIPTIONS, type SubscriptionName } from "./subscriptions";

export type ReplayRow = typeof replays.$inferSelect;

/** How far back events can be sent again. */
export const REPLAY_WINDOW_DAYS = 14;
/** Events that are sent in one go. */
export const REPLAY_BATCH = 10;
const DAY_MS = 86_400_000;

export const windowStart = (now: Date): Date => new Date(now.getTime() - REPLAY_WINDOW_DAYS * DAY_MS);

/** What a subscription hears. */
export const heardTypes = (subscription: SubscriptionName): string[] => [
  ...SUBSCRIPTIONS[subscription].types,
];

type Chosen = Pick<ReplayRow, "subscription" | "from" | "to" | "types" | "eventIds" | "position" | "until">;

/** The events of a replay that are still to be sent. */
export const chosenEvents = (replay: Chosen): SQL | undefined =>
  and(
    inArray(events.type, replay.types ?? heardTypes(replay.subscription as SubscriptionName)),
    gt(events.seq, replay.position),
    lte(events.seq, replay.until),
    gte(events.occurredAt, replay.from),
    lt(events.occurredAt, replay.to),
    replay.eventIds ? inArray(events.id, replay.eventIds) : undefined,
  );

/** Events after the position that are young enough to be replayed. */
export const bufferedEvents = (subscription: SubscriptionName, position: number, now: Date) =>
  and(
    inArray(events.type, heardTypes(subscription)),
    gt(events.seq, position),
    gte(events.occurredAt, windowStart(now)),
  );

export const countBuffered = (
  db: Database,
  subscription: SubscriptionName,
  { position, now }: { position: number; now: Date },
): Promise<number> => db.$count(events, bufferedEvents(subscription, position, now));

/** Whether something that is buffered lies outside of this time. */
export const leavesBuffered = async (
  db: Database,
  subscription: SubscriptionName,
  { position, now, from, to }: { position: number; now: Date; from: Date; to: Date },
): Promise<boolean> => {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        bufferedEvents(subscription, position, now),
        or(lt(events.occurredAt, from), gte(events.occurredAt, to)),
      ),
    )
    .limit(1);
  return row !== undefined;
};

/** The next events of a replay, in the order of the log. */
export const nextBatch = (
  tx: Transaction,
  replay: ReplayRow,
): Promise<{ id: string; seq: number; requestId: string }[]> =>
  tx
    .select({ id: events.id, seq: events.seq, requestId: events.requestId })
    .from(events)
    .where(chosenEvents(replay))
    .orderBy(asc(events.seq))
    .limit(REPLAY_BATCH);

/**
 * Makes the deliveries of these events wait again, under a new attempt, or makes them where the subscription never heard
 * of the event. A dead letter of theirs counts as redriven.
 */
export const renewDeliveries = async (
  tx: Transaction,
  { id: replayId, subscription }: ReplayRow,
  batch: { id: string; requestId: string }[],
): Promise<Due[]> => {
  const requestIds = new Map(batch.map(({ id, requestId }) => [`${id}.${subscription}`, requestId]));
  const renewed = await tx
    .insert(deliveries)
    .values(batch.map(({ id }) => ({ id: `${id}.${subscription}`, eventId: id, subscription, replayId })))
    .onConflictDoUpdate({
      target: deliveries.id,
      set: {
        status: "waiting",
        attempt: sql`${deliveries.attempt} + 1`,
        createdAt: sql`now()`,
        publishedAt: null,
        doneAt: null,
        replayId,
      },
    })
    .returning({ id: deliveries.id, attempt: deliveries.attempt });
  await tx
    .update(deadLetters)
    .set({ resolvedAt: sql`now()`, resolution: "redriven" })
    .where(
      and(
        inArray(
          deadLetters.deliveryId,
          renewed.map(({ id }) => id),
        ),
        sql`${deadLetters.resolvedAt} is null`,
      ),
    );
  return renewed.map(({ id, attempt }) => ({
    id,
    attempt,
    subscription: subscription as SubscriptionName,
    request_id: requestIds.get(id) ?? "",
  }));
};

/** What became of a replay's deliveries so far. */
export const countReplayed = async (
  db: Database,
  replayId: string,
): Promise<{ waiting: number; done: number; failed: number }> => {
  const count = (status: SQL) => sql<number>`(count(*) filter (where ${status}))::int`;
  const [row] = await db
    .select({
      waiting: count(sql`${deliveries.status} = 'waiting'`),
      done: count(sql`${deliveries.status} in ('done', 'filtered')`),
      failed: count(sql`${deliveries.status} = 'dead'`),
    })
    .from(deliveries)
    .where(eq(deliveries.replayId, replayId));
  return row ?? { waiting: 0, done: 0, failed: 0 };
};
