import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { UnavailableError } from "@/lib/kernel/errors";
import { log } from "@/lib/kernel/log";
import type { Context } from "./context";
import { type DeadLetterFilter, matchingLetters } from "./dead-letters";
import { publishDeliveries } from "./dispatch";
import type { Due } from "./fan-out";
import { SUBSCRIPTIONS, type SubscriptionName } from "./subscriptions";

/** At most this many are sent again at once; the rest at the next call. */
const AT_ONCE = 500;

const isSubscription = (name: string): name is SubscriptionName => Object.hasOwn(SUBSCRIPTIONS, name);

/** Dead letters that can be sent again: unresolved, of a delivery that is still dead, locked for this transaction. */
const lockRedrivable = (tx: Transaction, which: SQL | undefined) =>
  tx
    .select({ id: deadLetters.id, deliveryId: deliveries.id, subscription: deliveries.subscription })
    .from(deadLetters)
    .innerJoin(deliveries, eq(deliveries.id, deadLetters.deliveryId))
    .where(and(isNull(deadLetters.resolvedAt), eq(deliveries.status, "dead"), which))
    .orderBy(deadLetters.id)
    .limit(AT_ONCE)
    .for("update");

export type Redriven = {
  /** The dead letters that are on their way again. */
  ids: string[];
  /** What is to be published once the transaction stands; what cannot be is the sweeper's. */
  due: Due[];
};

const redrive = async (tx: Transaction, ctx: Context, which: SQL | undefined): Promise<Redriven> => {
  const found = (await lockRedrivable(tx, which)).filter((row) => isSubscription(row.subscription));
  if (found.length === 0) return { ids: [], due: [] };
  const ids = found.map((row) => row.id);
  await tx
    .update(deadLetters)
    .set({ resolvedAt: ctx.now, resolution: "redriven" })
    .where(inArray(deadLetters.id, ids));
  const sent = await tx
    .update(deliveries)
    .set({ status: "waiting", attempt: sql`${deliveries.attempt} + 1`, publishedAt: null })
    .from(events)
    .where(
      and(
        eq(events.id, deliveries.eventId),
        inArray(
          deliveries.id,
          found.map((row) => row.deliveryId),
        ),
      ),
    )
    .returning({
      id: deliveries.id,
      subscription: deliveries.subscription,
      attempt: deliveries.attempt,
      request_id: events.requestId,
    });
  const due = sent.flatMap(({ subscription, ...row }) =>
    isSubscription(subscription) ? [{ ...row, subscription }] : [],
  );
  return { ids, due };
};

/** Marks one dead letter's delivery as waiting again, under a new attempt. Null when it cannot be sent again. */
export const redriveOne = async (tx: Transaction, ctx: Context, id: string): Promise<Redriven | null> => {
  const redriven = await redrive(tx, ctx, eq(deadLetters.id, id));
  return redriven.ids.length > 0 ? redriven : null;
};

/** The same for all that match, oldest first. */
export const redriveMatching = (tx: Transaction, ctx: Context, filter: DeadLetterFilter): Promise<Redriven> =>
  redrive(tx, ctx, matchingLetters(filter));

/** Publishes what was redriven. A queue that is away loses nothing: the sweeper takes it within a minute. */
export const publishRedriven = async (db: Database, { due }: Redriven): Promise<void> => {
  try {
    await publishDeliveries(db, due);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ service: error.service }, "redriven deliveries wait for the sweeper");
  }
};
