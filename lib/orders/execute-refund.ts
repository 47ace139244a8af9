import { and, eq, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { orderHistory, orders, refunds } from "@/db/schema/orders";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { createRefund, findRefund } from "@/lib/services/payments";

const HAS_FAILED = new Set(["failed", "canceled"]);

/**
 * Sends a refund that is still pending to Stripe, once however often it is asked; a refusal leaves it `failed` for the
 * desk. Answers whether there is such a refund of a card payment.
 */
export const executeRefund = async (ctx: Context, refundId: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ refund: refunds, paymentIntentId: orders.paymentIntentId, source: orders.source })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(eq(refunds.id, refundId));
  if (!row) return false;
  const { refund, paymentIntentId } = row;
  if (refund.status !== "pending") return true;
  // Orders of the seed were never paid at Stripe: nothing can go back there, so their refunds are only booked.
  if (row.source === "seed" && !paymentIntentId) {
    await ctx.db
      .update(refunds)
      .set({ status: "succeeded", doneAt: ctx.now })
      .where(eq(refunds.id, refundId));
    return true;
  }
  if (!paymentIntentId) return false;
  const made = await createRefund({
    paymentIntentId,
    amount: refund.amount,
    idempotencyKey: refund.retries === 0 ? refundId : `${refundId}:${refund.retries}`,
    metadata: { refundId, orderId: refund.orderId },
  });
  const status = !made || HAS_FAILED.has(made.status ?? "") ? "failed" : "succeeded";
  await ctx.db
    .update(refunds)
    .set({ status, vendorId: made?.id ?? null, doneAt: ctx.now })
    .where(and(eq(refunds.id, refundId), eq(refunds.status, "pending"), eq(refunds.retries, refund.retries)));
  return true;
};

/**
 * Takes in what became of a refund that Stripe had accepted: some fail days later, at the cardholder's bank. Answers
 * whether Stripe knows it.
 */
export const followRefund = async (ctx: Context, vendorId: string): Promise<boolean> => {
  const made = await findRefund(vendorId);
  if (!made) return false;
  if (!HAS_FAILED.has(made.status ?? "")) return true;
  await inTransaction(ctx.db, async (tx) => {
    const [failed] = await tx
      .update(refunds)
      .set({ status: "failed" })
      .where(and(eq(refunds.vendorId, vendorId), eq(refunds.status, "succeeded")))
      .returning();
    if (!failed) return;
    const note = "A refund did not reach the card. The desk will send it again.";
    await tx
      .insert(orderHistory)
      .values({ orderId: failed.orderId, type: "refund-failed", note, actor: ctx.actor, at: ctx.now });
  });
  return true;
};

/** Asks for a refund anew that the network refused. */
export const retryRefund = (ctx: Context, refundId: string): Promise<Result<{ orderId: string }>> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(refunds)
      .set({ status: "pending", retries: sql`${refunds.retries} + 1`, vendorId: null, doneAt: null })
      .where(and(eq(refunds.id, refundId), eq(refunds.status, "failed")))
      .returning();
    if (!row) return fail(problem("illegal-transition", "Only a refund that failed can be sent again."));
    const data = { orderId: row.orderId, refundId, amount: row.amount };
    await recordEvent(tx, ctx, { type: "refund.requested", aggregateId: row.orderId, data });
    await recordAudit(tx, ctx, [{ action: "refund.retry", subject: refundId }]);
    return ok({ orderId: row.orderId });
  });
