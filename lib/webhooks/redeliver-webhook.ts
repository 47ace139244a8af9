import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { publishAttempts } from "./jobs";
import { TEST_TYPE } from "./rules";

const UNKNOWN = fail(problem("not-found", "There is no webhook delivery with this identifier."));
const OFF = fail(problem("conflict", "The endpoint is switched off. Switch it on first."));

/** Sends a settled delivery once more, under the same message id. */
export const redeliverWebhook = async (ctx: Context, id: string): Promise<Result<{ deliveryId: string }>> => {
  const found = await inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .where(and(eq(webhookDeliveries.id, id), isNull(webhookEndpoints.deletedAt)));
    if (!row) return UNKNOWN;
    if (!row.endpoint.enabled) return OFF;
    const [again] = await tx
      .update(webhookDeliveries)
      .set({
        status: "pending",
        nextAttemptAt: ctx.now,
        settledAt: null,
        attemptsAllowed: sql`${webhookDeliveries.attempts} + 1`,
      })
      .where(and(eq(webhookDeliveries.id, id), ne(webhookDeliveries.status, "pending")))
      .returning();
    if (!again) return fail(problem("conflict", "This delivery is on its way already."));
    await recordAudit(tx, ctx, [{ action: "webhook.redeliver", subject: row.endpoint.id, after: { id } }]);
    return ok(again);
  });
  if (!found.ok) return found;
  await publishAttempts(ctx, [{ id, attempts: found.value.attempts, nextAttemptAt: ctx.now }]);
  return ok({ deliveryId: id });
};

/** Sends a trial message to an endpoint: one attempt, which stands in its log like any other. */
export const tryWebhook = async (
  ctx: Context,
  webhookId: string,
): Promise<Result<{ deliveryId: string }>> => {
  const id = createId("whd");
  const made = await inTransaction(ctx.db, async (tx) => {
    const [endpoint] = await tx
      .select({ enabled: webhookEndpoints.enabled })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, webhookId), isNull(webhookEndpoints.deletedAt)));
    if (!endpoint) return fail(problem("not-found", "There is no webhook with this identifier."));
    if (!endpoint.enabled) return OFF;
    await tx.insert(webhookDeliveries).values({
      id,
      endpointId: webhookId,
      eventId: null,
      type: TEST_TYPE,
      attemptsAllowed: 1,
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
      requestId: ctx.requestId,
    });
    return ok({ deliveryId: id });
  });
  if (made.ok) await publishAttempts(ctx, [{ id, attempts: 0, nextAttemptAt: ctx.now }]);
  return made;
};
