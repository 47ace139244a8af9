import { and, arrayContains, eq, isNull, or, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import type { Context } from "@/lib/events/context";
import { matchesFilterPolicy, parseFilterPolicy } from "@/lib/events/filter-policy";
import { filterableOf } from "@/lib/events/filters";
import type { Job } from "@/lib/events/job";
import { startTimers } from "@/lib/events/timers";
import type { ShopEvent } from "@/lib/events/types";
import { UnavailableError } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { isTold } from "./payload";
import { MOST_ATTEMPTS } from "./rules";

const isWanted = (policy: unknown, event: ShopEvent): boolean => {
  const parsed = parseFilterPolicy(policy);
  return parsed.ok && matchesFilterPolicy(parsed.value, filterableOf(event)).matches;
};

const findListeners = async (tx: Transaction, event: ShopEvent): Promise<string[]> => {
  const listening = await tx
    .select({ id: webhookEndpoints.id, policy: webhookEndpoints.filterPolicy })
    .from(webhookEndpoints)
    .where(
      and(
        isNull(webhookEndpoints.deletedAt),
        eq(webhookEndpoints.enabled, true),
        or(
          eq(sql`cardinality(${webhookEndpoints.types})`, 0),
          arrayContains(webhookEndpoints.types, [event.type]),
        ),
      ),
    );
  return listening.filter(({ policy }) => isWanted(policy, event)).map(({ id }) => id);
};

export type DueDelivery = { id: string; attempts: number; nextAttemptAt: Date };

/** Asks the queue for the next attempt of each; a queue that is away loses nothing, the sweeper asks again. */
export const publishAttempts = async (ctx: Context, due: DueDelivery[]): Promise<void> => {
  try {
    await startTimers(
      ctx,
      "send-webhook",
      due.map(({ id, attempts, nextAttemptAt }) => ({
        body: { deliveryId: id, attempt: attempts + 1 },
        delay: Math.max(0, Math.round((nextAttemptAt.getTime() - ctx.now.getTime()) / 1000)),
        key: `${id}.${attempts + 1}`,
      })),
    );
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    ctx.log.warn({ service: error.service }, "webhooks wait for the sweeper");
  }
};

/** Makes one delivery for each endpoint that wants to hear of an event; each then goes its own way. */
export const webhookFanOut: Job = {
  effect: "transaction",
  async run(tx, ctx, event) {
    if (!isTold(event.type)) return;
    const listeners = await findListeners(tx, event);
    if (listeners.length === 0) return;
    const made = await tx
      .insert(webhookDeliveries)
      .values(
        listeners.map((endpointId) => ({
          id: createId("whd"),
          endpointId,
          eventId: event.id,
          type: event.type,
          attemptsAllowed: MOST_ATTEMPTS,
          nextAttemptAt: ctx.now,
          createdAt: ctx.now,
          requestId: event.requestId,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: webhookDeliveries.id });
    const due = made.map(({ id }) => ({ id, attempts: 0, nextAttemptAt: ctx.now }));
    ctx.afterwards.push((after) => publishAttempts(after, due));
  },
};

const SWEPT_AT_ONCE = 500;
/** An attempt that is overdue for this long lost its message. */
const OVERDUE_S = 20;

/** Asks the queue again for attempts whose message was lost to a crash or an outage; run by a schedule. */
export const sweepWebhooks = async (ctx: Context): Promise<number> => {
  const due = await listDue(ctx.db);
  if (due.length > 0) await publishAttempts(ctx, due);
  return due.length;
};

const listDue = async (db: Database): Promise<DueDelivery[]> => {
  const rows = await db
    .select({
      id: webhookDeliveries.id,
      attempts: webhookDeliveries.attempts,
      nextAttemptAt: webhookDeliveries.nextAttemptAt,
    })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.status, "pending"),
        sql`${webhookDeliveries.nextAttemptAt} < now() - make_interval(secs => ${OVERDUE_S})`,
      ),
    )
    .orderBy(webhookDeliveries.nextAttemptAt)
    .limit(SWEPT_AT_ONCE);
  return rows.flatMap(({ nextAttemptAt, ...row }) => (nextAttemptAt ? [{ ...row, nextAttemptAt }] : []));
};
