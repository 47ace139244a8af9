import { and, eq, sql } from "drizzle-orm";
import { type Database, inTransaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { createId } from "@/lib/kernel/ids";
import type { Context } from "./context";
import { type Job, PermanentJobError } from "./job";
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

const markDone = (db: Database, id: string) =>
  db
    .update(deliveries)
    .set({ status: "done", doneAt: sql`now()`, lastError: null, tries: sql`${deliveries.tries} + 1` })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, "waiting")))
    .returning({ id: deliveries.id });

const perform = async (ctx: Context, job: Job, event: ShopEvent, deliveryId: string): Promise<void> => {
  if (job.effect === "external") {
    await job.run(ctx, event, deliveryId);
    await markDone(ctx.db, deliveryId);
    return;
  }
  await inTransaction(ctx.db, async (tx) => {
    const claimed = await markDone(tx, deliveryId);
    if (claimed.length > 0) await job.run(tx, { ...ctx, db: tx }, event);
  });
};

const bury = (ctx: Context, id: string, message: string) =>
  inTransaction(ctx.db, async (tx) => {
    const [dead] = await tx
      .update(deliveries)
      .set({ status: "dead", lastError: message, tries: sql`${deliveries.tries} + 1` })
      .where(and(eq(deliveries.id, id), eq(deliveries.status, "waiting")))
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
    .where(and(eq(deliveries.id, id), eq(deliveries.status, "waiting")));

/**
 * Performs one delivery. Asked again after it is done it does nothing. A permanent failure, or any failure of its own
 * when `lastTry`, becomes a dead letter; one that met an outage then waits for the sweeper; every other failure asks the
 * queue to try again.
 */
export const deliver = async (
  ctx: Context,
  input: { deliveryId: string; job: Job; lastTry: boolean },
): Promise<DeliveryOutcome> => {
  const found = await findDelivery(ctx.db, input.deliveryId);
  if (found?.delivery.status !== "waiting") return "already-done";
  try {
    await perform(ctx, input.job, readEvent(found.event), input.deliveryId);
    return "done";
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    ctx.log.error({ err: error, delivery: input.deliveryId }, "a delivery failed");
    const waits = isOutage(error) && isWorthWaiting(found.delivery.createdAt, ctx.now);
    if (input.lastTry && waits) {
      await postpone(ctx.db, input.deliveryId, message);
      return "postponed";
    }
    if (input.lastTry || error instanceof PermanentJobError) {
      await bury(ctx, input.deliveryId, message);
      return "dead";
    }
    await ctx.db
      .update(deliveries)
      .set({ tries: sql`${deliveries.tries} + 1`, lastError: message })
      .where(eq(deliveries.id, input.deliveryId));
    return "retry";
  }
};

/** Puts a message that names no delivery among the dead letters, so that nothing is silently lost. */
export const buryMessage = async (db: Database, subscription: string, payload: unknown, reason: string) => {
  await db
    .insert(deadLetters)
    .values({ id: createId("dlt"), subscription, payload, attempts: 1, lastError: reason });
};
