import { and, eq, isNull } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import type { Context } from "@/lib/events/context";
import { createPaymentIntent, type PaymentIntent } from "@/lib/services/payments";
import type { OrderRow } from "./queries";

/**
 * The one PaymentIntent of an order. Asked again, also after a crash between Stripe's answer and ours, Stripe answers the
 * same one, because the order's id is the idempotency key.
 */
export const ensurePayment = async (ctx: Context, order: OrderRow): Promise<PaymentIntent> => {
  const intent = await createPaymentIntent({
    amount: order.total,
    currency: order.currency,
    idempotencyKey: order.id,
    metadata: { orderId: order.id },
  });
  if (order.paymentIntentId === null) {
    await ctx.db
      .update(orders)
      .set({ paymentIntentId: intent.id })
      .where(and(eq(orders.id, order.id), isNull(orders.paymentIntentId)));
  }
  return intent;
};
