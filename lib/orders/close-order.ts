import { and, eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { orderHistory, orders } from "@/db/schema/orders";
import { recordAudit } from "@/lib/audit/record-audit";
import { releaseStock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { releasePoints } from "@/lib/points/hold-points";
import { returnUse } from "@/lib/promotions/use-promotion";
import { cancelPaymentIntent, retrievePaymentIntent } from "@/lib/services/payments";
import { ensurePayment } from "./ensure-payment";
import { findOrderLines, findOrderRow, type OrderRow } from "./queries";
import { PROCESSING_GRACE_S } from "./rules";
import { settlePayment } from "./settle-payment";

export type Closing = {
  to: "cancelled" | "expired";
  note: string;
  /** An admin does it to somebody's order: it belongs into the audit log. */
  byDesk?: boolean;
};

/** Releases what the order holds; a no-op when the order was paid or closed meanwhile. */
const release = (ctx: Context, orderId: string, { to, note, byDesk }: Closing) =>
  inTransaction(ctx.db, async (tx) => {
    const [closed] = await tx
      .update(orders)
      .set({
        status: to,
        stockState: "released",
        paymentStatus: "canceled",
        closedAt: ctx.now,
        reservedUntil: null,
        addressHash: null,
      })
      .where(and(eq(orders.id, orderId), eq(orders.status, "pending_payment")))
      .returning();
    if (!closed) return;
    await returnUse(tx, ctx, orderId);
    await releasePoints(tx, ctx, orderId);
    await releaseStock(tx, ctx, await findOrderLines(tx, orderId));
    await tx.insert(orderHistory).values({ orderId, type: to, note, actor: ctx.actor, at: ctx.now });
    if (byDesk) {
      const before = { status: "pending_payment" };
      await recordAudit(tx, ctx, [
        { action: "order.cancel", subject: orderId, before, after: { status: to } },
      ]);
    }
    await recordEvent(tx, ctx, {
      type: to === "cancelled" ? "order.cancelled" : "order.expired",
      aggregateId: orderId,
      data: { orderId },
    });
  });

/** A payment that is under way at the bank keeps its reservation a while longer. */
const hold = (ctx: Context, orderId: string) =>
  ctx.db
    .update(orders)
    .set({
      paymentStatus: "processing",
      reservedUntil: new Date(ctx.now.getTime() + PROCESSING_GRACE_S * 1000),
    })
    .where(and(eq(orders.id, orderId), eq(orders.status, "pending_payment")));

/**
 * Closes an open order: first at Stripe, and only when Stripe says `canceled` is the stock released. A payment that
 * succeeded meanwhile completes the order instead; one that is processing keeps it open. Answers the order as it is then.
 */
export const closeOrder = async (ctx: Context, order: OrderRow, closing: Closing): Promise<OrderRow> => {
  if (order.status !== "pending_payment") return order;
  const intentId = order.paymentIntentId ?? (await ensurePayment(ctx, order)).id;
  const intent = await cancelPaymentIntent(intentId);
  if (intent.status === "canceled") await release(ctx, order.id, closing);
  else if (intent.status === "processing") await hold(ctx, order.id);
  else await settlePayment(ctx, await retrievePaymentIntent(intentId));
  return (await findOrderRow(ctx.db, order.id)) ?? order;
};
