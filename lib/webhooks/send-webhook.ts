import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { inTransaction } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { findEvent } from "@/lib/events/browse-log";
import type { Context } from "@/lib/events/context";
import { unseal } from "@/lib/kernel/sealed";
import { callWebhook, type WebhookAnswer } from "@/lib/services/webhook-call";
import { publishAttempts } from "./jobs";
import { refreshListening } from "./listening";
import { payloadOf, testPayload } from "./payload";
import { backoffOf, FAILING_DAYS, GONE, isAccepted } from "./rules";
import { signedHeaders } from "./signature";
import { SECRET_PURPOSE } from "./write-endpoints";

const Message = z.strictObject({ deliveryId: z.string(), attempt: z.int().positive() });

/** An attempt that was begun and never ended is tried again after this long. */
const LEASE_S = 60;
const DAY_MS = 86_400_000;

type Delivery = typeof webhookDeliveries.$inferSelect;
type Endpoint = typeof webhookEndpoints.$inferSelect;

/** Takes this attempt for oneself: of a message that comes twice the second finds nothing. */
const claim = async (ctx: Context, deliveryId: string, attempt: number): Promise<Delivery | null> => {
  const [taken] = await ctx.db
    .update(webhookDeliveries)
    .set({ attempts: attempt, nextAttemptAt: new Date(ctx.now.getTime() + LEASE_S * 1000) })
    .where(
      and(
        eq(webhookDeliveries.id, deliveryId),
        eq(webhookDeliveries.status, "pending"),
        eq(webhookDeliveries.attempts, attempt - 1),
      ),
    )
    .returning();
  return taken ?? null;
};

const validSecrets = ({ secret, formerSecret, formerUntil }: Endpoint, now: Date): string[] => {
  const sealed = [secret, ...(formerSecret && formerUntil && formerUntil > now ? [formerSecret] : [])];
  return sealed.flatMap((text) => unseal(text, SECRET_PURPOSE) ?? []);
};

const call = async (ctx: Context, endpoint: Endpoint, delivery: Delivery): Promise<WebhookAnswer> => {
  const nothing = { status: null, latencyMs: 0, response: null };
  if (endpoint.deletedAt || !endpoint.enabled) return { ...nothing, error: "the endpoint is switched off" };
  const secrets = validSecrets(endpoint, ctx.now);
  if (secrets.length === 0)
    return { ...nothing, error: "the secret can no longer be read: give the endpoint a new one" };
  const event = delivery.eventId ? await findEvent(ctx.db, delivery.eventId) : null;
  const body = event ? payloadOf(event) : testPayload(delivery.createdAt);
  if (!body) return { ...nothing, error: "events of this type are not told" };
  const id = delivery.eventId ?? delivery.id;
  return callWebhook(endpoint.url, { headers: signedHeaders({ id, at: new Date(), body }, secrets), body });
};

/** Why an endpoint is to be switched off now; null while it may go on. */
const reasonToStop = ({ failingSince }: Endpoint, { status }: WebhookAnswer, now: Date): string | null => {
  if (status === GONE) return "It answered 410: it wants no more calls.";
  const since = failingSince?.getTime() ?? now.getTime();
  return now.getTime() - since >= FAILING_DAYS * DAY_MS
    ? `It has accepted nothing for ${FAILING_DAYS} days.`
    : null;
};

type Outcome = { delivery: Delivery; endpoint: Endpoint; answer: WebhookAnswer };

/** Writes down what came of an attempt; answers when the next one is due, null when there is none. */
const record = (ctx: Context, { delivery, endpoint, answer }: Outcome): Promise<Date | null> =>
  inTransaction(ctx.db, async (tx) => {
    const { id, attempts, attemptsAllowed } = delivery;
    await tx
      .insert(webhookAttempts)
      .values({ deliveryId: id, attempt: attempts, at: ctx.now, ...answer })
      .onConflictDoNothing();
    const accepted = isAccepted(answer.status);
    const stop = accepted || !endpoint.enabled ? null : reasonToStop(endpoint, answer, ctx.now);
    const again = !accepted && !stop && endpoint.enabled && !endpoint.deletedAt && attempts < attemptsAllowed;
    const next = again ? new Date(Date.now() + backoffOf(attempts) * 1000) : null;
    await tx
      .update(webhookDeliveries)
      .set({
        status: accepted ? "succeeded" : again ? "pending" : "failed",
        nextAttemptAt: next,
        settledAt: again ? null : ctx.now,
      })
      .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.attempts, attempts)));
    const failing = accepted ? null : sql`coalesce(${webhookEndpoints.failingSince}, ${ctx.now})`;
    await tx
      .update(webhookEndpoints)
      .set({ failingSince: failing, ...(stop ? { enabled: false, disabledReason: stop } : {}) })
      .where(eq(webhookEndpoints.id, endpoint.id));
    if (stop) {
      await refreshListening(tx);
      await raiseAlarm(tx, ctx, {
        kind: "webhook-disabled",
        subject: endpoint.id,
        detail: `The webhook ${endpoint.url} was switched off. ${stop}`,
      });
    }
    return next;
  });

/** Makes one attempt of one delivery: what the queue's message asks for. */
export const sendWebhook = async (ctx: Context, body: unknown): Promise<void> => {
  const message = Message.safeParse(body);
  if (!message.success) return;
  const delivery = await claim(ctx, message.data.deliveryId, message.data.attempt);
  if (!delivery) return;
  const [endpoint] = await ctx.db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, delivery.endpointId));
  if (!endpoint) return;
  const answer = await call(ctx, endpoint, delivery);
  const next = await record(ctx, { delivery, endpoint, answer });
  if (next)
    await publishAttempts(ctx, [{ id: delivery.id, attempts: delivery.attempts, nextAttemptAt: next }]);
};
