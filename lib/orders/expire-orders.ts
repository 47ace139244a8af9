import type { Context } from "@/lib/events/context";
import { closeOrder } from "./close-order";
import { findOrderRow, listDueOrders } from "./queries";

/** Closes one order if its reservation has run out. */
export const expireOrder = async (ctx: Context, orderId: string): Promise<void> => {
  const order = await findOrderRow(ctx.db, orderId);
  if (!order?.reservedUntil || order.reservedUntil > ctx.now) return;
  await closeOrder(ctx, order, {
    to: "expired",
    note: "The payment did not come in time. Nothing was charged.",
  });
};

/** Closes whatever is due; run by a schedule, for orders whose own timer was lost. One that fails stops no other. */
export const expireOrders = async (ctx: Context, limit = 100): Promise<number> => {
  const due = await listDueOrders(ctx.db, ctx.now, limit);
  for (const orderId of due) {
    await expireOrder(ctx, orderId).catch((error: unknown) => {
      ctx.log.error({ err: error, orderId }, "an order could not be expired");
    });
  }
  return due.length;
};
