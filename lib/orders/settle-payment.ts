import { and, eq, isNull, or } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { orderHistory, orders, paymentEvents, refunds } from "@/db/schema/orders";
import { reserveStock, takeStock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { holdPointsAgain, releasePoints } from "@/lib/points/hold-points";
import { retakeUse, returnUse } from "@/lib/promotions/use-promotion";
import type { PaymentIntent } from "@/lib/services/payments";
import { findOrderLines, type OrderLineRow, type OrderRow } from "./queries";
import { recordPaid } from "./record-paid";

/** The webhook's event, when one brought the news: its id counts once. */
export type SettlementCause = { id: string; type: string; createdAt: Date };

const methodOf = (intent: PaymentIntent): OrderRow["paymentMethod"] => {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const details = charge?.payment_method_details;
  if (!details?.type) return null;
  return { type: details.type, brand: details.card?.brand ?? null, last4: details.card?.last4 ?? null };
};

const lockOrder = async (tx: Transaction, intent: PaymentIntent): Promise<OrderRow | undefined> => {
  const orderId = intent.metadata.orderId ?? "";
  const [row] = await tx
    .select()
    .from(orders)
    .where(
      and(eq(orders.id, orderId), or(eq(orders.paymentIntentId, intent.id), isNull(orders.paymentIntentId))),
    )
    .for("update");
  return row;
};

const note = (tx: Transaction, ctx: Context, orderId: string, type: string, text: string) =>
  tx.insert(orderHistory).values({ orderId, type, note: text, actor: ctx.actor, at: ctx.now });

/** Takes again what a closed order gave back, its promotion code, points and stock: all or nothing. */
const holdAgain = async (tx: Transaction, ctx: Context, orderId: string, lines: OrderLineRow[]) => {
  if (!(await retakeUse(tx, ctx, orderId))) return false;
  const held = await holdPointsAgain(tx, ctx, orderId);
  if (held && (await reserveStock(tx, ctx, lines)) === null) return true;
  await returnUse(tx, ctx, orderId);
  await releasePoints(tx, ctx, orderId);
  return false;
};

/** Money for an order that was already closed: completed when all it held is still there, else paid back in full. */
const settleLate = async (
  tx: Transaction,
  ctx: Context,
  order: OrderRow,
  intent: PaymentIntent,
): Promise<OrderRow> => {
  const lines = await findOrderLines(tx, order.id);
  if (await holdAgain(tx, ctx, order.id, lines)) {
    await takeStock(tx, lines);
    return recordPaid(tx, ctx, order, lines, {
      settlement: "card",
      paymentMethod: methodOf(intent),
      paymentStatus: "succeeded",
    });
  }
  const refundId = createId("ref");
  const [refunded] = await tx
    .update(orders)
    .set({
      status: "refunded",
      refundStatus: "full",
      refundedTotal: order.total,
      paymentStatus: "succeeded",
      settlement: "card",
      paymentMethod: methodOf(intent),
    })
    .where(eq(orders.id, order.id))
    .returning();
  await tx.insert(refunds).values({
    id: refundId,
    orderId: order.id,
    amount: order.total,
    reason: "late-payment",
    actor: ctx.actor,
    createdAt: ctx.now,
  });
  await note(
    tx,
    ctx,
    order.id,
    "refunded",
    "The payment came after the order had closed and is being returned in full.",
  );
  const data = { orderId: order.id, refundId, amount: order.total };
  await recordEvent(tx, ctx, { type: "order.refunded", aggregateId: order.id, data });
  await recordEvent(tx, ctx, { type: "refund.requested", aggregateId: order.id, data });
  return refunded ?? order;
};

const paysExactly = (order: OrderRow, intent: PaymentIntent): boolean =>
  intent.amount_received === order.total && intent.currency === order.currency;

const settleSucceeded = async (tx: Transaction, ctx: Context, order: OrderRow, intent: PaymentIntent) => {
  // Never complete an order for another sum than was agreed; the reconciler shows such a payment to a person.
  if (!paysExactly(order, intent)) return order;
  if (order.status === "pending_payment") {
    const lines = await findOrderLines(tx, order.id);
    await takeStock(tx, lines);
    return recordPaid(tx, ctx, order, lines, {
      settlement: "card",
      paymentMethod: methodOf(intent),
      paymentStatus: "succeeded",
    });
  }
  if (order.status === "cancelled" || order.status === "expired") return settleLate(tx, ctx, order, intent);
  return order;
};

/** A declined card leaves the payment in the state that it was in; only the event tells, once for each try. */
const noteFailure = async (tx: Transaction, ctx: Context, order: OrderRow, intent: PaymentIntent) => {
  if (order.status !== "pending_payment" || intent.status !== "requires_payment_method") return;
  await note(tx, ctx, order.id, "payment-failed", "The payment did not go through. Nothing was charged.");
};

const follow = async (
  tx: Transaction,
  ctx: Context,
  order: OrderRow,
  intent: PaymentIntent,
  cause: SettlementCause | undefined,
): Promise<OrderRow> => {
  if (cause?.type === "payment_intent.payment_failed") await noteFailure(tx, ctx, order, intent);
  if (order.paymentStatus === intent.status || order.paymentStatus === "succeeded") return order;
  const [row] = await tx
    .update(orders)
    .set({ paymentStatus: intent.status, paymentIntentId: intent.id })
    .where(eq(orders.id, order.id))
    .returning();
  return row ?? order;
};

/**
 * Brings an order to what Stripe says of its payment, whoever brings the news first and however often: the webhook, the
 * return page or the reconciler. The intent must be as Stripe has it now, with its charge, so that the order in which
 * news arrives does not matter. Answers null for a payment that belongs to no order, or an event that was taken in before.
 */
export const settlePayment = (
  ctx: Context,
  intent: PaymentIntent,
  cause?: SettlementCause,
): Promise<OrderRow | null> =>
  inTransaction(ctx.db, async (tx) => {
    if (cause) {
      const fresh = await tx
        .insert(paymentEvents)
        .values({ id: cause.id, type: cause.type, paymentIntentId: intent.id, createdAt: cause.createdAt })
        .onConflictDoNothing()
        .returning({ id: paymentEvents.id });
      if (fresh.length === 0) return null;
    }
    const order = await lockOrder(tx, intent);
    if (!order) return null;
    const known = order.paymentIntentId
      ? order
      : ((
          await tx
            .update(orders)
            .set({ paymentIntentId: intent.id })
            .where(eq(orders.id, order.id))
            .returning()
        )[0] ?? order);
    return intent.status === "succeeded"
      ? settleSucceeded(tx, ctx, known, intent)
      : follow(tx, ctx, known, intent, cause);
  });
