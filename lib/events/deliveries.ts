import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { createId } from "@/lib/kernel/ids";
import type { Context } from "./context";
import { type ExternalJob, type Job, PermanentJobError, type TransactionJob } from "./job";
import { isOutage, isWorthWaiting } from "./outages";
import { EVENT_TYPES, type EventType, type ShopEvent } from "./types";

export type DeliveryOutcome = "done" | "already-done" | "dead" | "retry" | "postponed";

const KNOWN_VERSION = 1;

const findDelivery = async (db: Database, id: string) => {
  const [row] = await db
    .select({ delivery: deliveries, event: events })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(eq(deliveries.id, id));
  return row;
};

/** The event that a row of the log holds. @throws PermanentJobError when it is of a kind that nobody knows, or malformed */
export const readEvent = (row: typeof events.$inferSelect): ShopEvent => {
  if (!Object.hasOwn(EVENT_TYPES, row.type)) throw new PermanentJobError(`unknown event type ${row.type}`);
  if (row.version !== KNOWN_VERSION)
    throw new PermanentJobError(`unknown version ${row.version} of ${row.type}`);
  const type = row.type as EventType;
  const data = EVENT_TYPES[type].safeParse(row.data);
  if (!data.success) {
    const fault = data.error.issues[0];
    throw new PermanentJobError(
      `the event's data is malformed at ${fault?.path.join(".")}: ${fault?.message}`,
    );
  }
  return { ...row, type, data: data.data } as ShopEvent;
};

const DONE = {
  status: "done",
  doneAt: sql`now()`,
  lastError: null,
  tries: sql`${deliveries.tries} + 1`,
} as const;

const waitingAs = (id: string) => and(eq(deliveries.id, id), eq(deliveries.status, "waiting"));

/** Takes a waiting delivery in the transaction of its effect: whoever comes second finds none. */
const claim = async (tx: Transaction, id: string): Promise<typeof events.$inferSelect | undefined> => {
  const [row] = await tx
    .update(deliveries)
    .set(DONE)
    .from(events)
    .where(and(waitingAs(id), eq(events.id, deliveries.eventId)))
    .returning(getTableColumns(events));
  return row;
};

const performInside = (ctx: Context, job: TransactionJob, id: string): Promise<DeliveryOutcome> =>
  inTransaction(ctx.db, async (tx) => {
    const claimed = await claim(tx, id);
    if (!claimed) return "already-done";
    await job.run(tx, { ...ctx, db: tx }, readEvent(claimed));
    return "done";
  });

const performOutside = async (ctx: Context, job: ExternalJob, id: string): Promise<DeliveryOutcome> => {
  const found = await findDelivery(ctx.db, id);
  if (found?.delivery.status !== "waiting") return "already-done";
  await job.run(ctx, readEvent(found.event), id);
  await ctx.db.update(deliveries).set(DONE).where(waitingAs(id));
  return "done";
};

const bury = (ctx: Context, id: string, message: string) =>
  inTransaction(ctx.db, async (tx) => {
    const [dead] = await tx
      .update(deliveries)
      .set({ status: "dead", lastError: message, tries: sql`${deliveries.tries} + 1` })
      .where(waitingAs(id))
      .returning();
    if (!dead) return;
    const [event] = await tx.select().from(events).where(eq(events.id, dead.eventId));
    await tx.insert(deadLetters).values({
      id: createId("dlt"),
      deliveryId: id,
      eventId: dead.eventId,
      subscription: dead.subscription,
      payload: event ?? {},
      attempts: dead.tries,
      lastError: message,
    });
  });

/** Its message is used up, the delivery is not: the sweeper sends another. */
const postpone = (db: Database, id: string, message: string) =>
  db
    .update(deliveries)
    .set({
      publishedAt: null,
      attempt: sql`${deliveries.attempt} + 1`,
      tries: sql`${deliveries.tries} + 1`,
      lastError: message,
    })
    .where(waitingAs(id));

const mayWait = async (ctx: Context, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ createdAt: deliveries.createdAt })
    .from(deliveries)
    .where(eq(deliveries.id, id));
  return row !== undefined && isWorthWaiting(row.createdAt, ctx.now);
};

/** What becomes of a delivery whose try has failed. */
const settleFailure = async (
  ctx: Context,
  id: string,
  error: unknown,
  lastTry: boolean,
): Promise<DeliveryOutcome> => {
  const message = error instanceof Error ? error.message : String(error);
  ctx.log.error({ err: error, delivery: id }, "a delivery failed");
  if (lastTry && isOutage(error) && (await mayWait(ctx, id))) {
    await postpone(ctx.db, id, message);
    return "postponed";
  }
  if (lastTry || error instanceof PermanentJobError) {
    await bury(ctx, id, message);
    return "dead";
  }
  await ctx.db
    .update(deliveries)
    .set({ tries: sql`${deliveries.tries} + 1`, lastError: message })
    .where(eq(deliveries.id, id));
  return "retry";
};

/**
 * Performs one delivery. Asked again after it is done it does nothing. A permanent failure, or any failure of its own
 * when `lastTry`, becomes a dead letter; one that met an outage then waits for the sweeper; every other failure asks the
 * queue to try again.
 */
export const deliver = async (
  ctx: Context,
  { deliveryId, job, lastTry }: { deliveryId: string; job: Job; lastTry: boolean },
): Promise<DeliveryOutcome> => {
  try {
    return job.effect === "transaction"
      ? await performInside(ctx, job, deliveryId)
      : await performOutside(ctx, job, deliveryId);
  } catch (error) {
    return settleFailure(ctx, deliveryId, error, lastTry);
  }
};

/** Puts a message that names no delivery among the dead letters, so that nothing is silently lost. */
export const buryMessage = async (db: Database, subscription: string, payload: unknown, reason: string) => {
  await db
    .insert(deadLetters)
    .values({ id: createId("dlt"), subscription, payload, attempts: 1, lastError: reason });
};
