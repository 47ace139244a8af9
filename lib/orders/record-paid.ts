import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderHistory, orders } from "@/db/schema/orders";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { toDecimal } from "@/lib/kernel/money";
import type { OrderRow } from "./queries";
import { orderStates } from "./rules";

export type Settlement = {
  settlement: "card" | "wallet" | "zero-total";
  paymentMethod: OrderRow["paymentMethod"];
  paymentStatus: string;
};

/** A line as the event tells of it; `unitPrice` in minor units. */
export type PaidLine = { productId: string; quantity: number; unitPrice: number };

/**
 * Moves an order to `paid` with its history and event. The caller holds the order's row lock and has already moved the
 * stock of these lines in the same transaction.
 */
export const recordPaid = async (
  tx: Transaction,
  ctx: Context,
  order: OrderRow,
  lines: PaidLine[],
  { settlement, paymentMethod, paymentStatus }: Settlement,
): Promise<OrderRow> => {
  const [paid] = await tx
    .update(orders)
    .set({
      status: "paid",
      settlement,
      paymentMethod,
      paymentStatus,
      stockState: "taken",
      paidAt: ctx.now,
      reservedUntil: null,
      addressHash: null,
      closedAt: null,
    })
    .where(and(eq(orders.id, order.id), inArray(orders.status, orderStates.sourcesOf("paid"))))
    .returning();
  if (!paid) throw new Error(`order ${order.id} cannot be paid from ${order.status}`);
  await tx
    .insert(orderHistory)
    .values({ orderId: paid.id, type: "paid", note: "Payment received.", actor: ctx.actor, at: ctx.now });
  await recordEvent(tx, ctx, {
    type: "order.paid",
    aggregateId: paid.id,
    attributes: { amount: toDecimal(paid.total, paid.currency), currency: paid.currency },
    data: {
      orderId: paid.id,
      userId: paid.userId,
      cartKey: paid.cartKey,
      lines: lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })),
      subtotal: paid.subtotal,
      total: paid.total,
      currency: paid.currency,
    },
  });
  return paid;
};
