import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { closeOrder } from "./close-order";
import type { OrderRow } from "./queries";

/**
 * Cancels an order that is not paid yet; one that is cancelled already stays as it is. `byDesk`: an admin does it to
 * somebody's order.
 */
export const cancelOrder = async (
  ctx: Context,
  order: OrderRow,
  { byDesk = false } = {},
): Promise<Result<OrderRow>> => {
  if (order.status === "cancelled") return ok(order);
  const closed = await closeOrder(ctx, order, {
    to: "cancelled",
    note: "Cancelled. Nothing was charged.",
    byDesk,
  });
  if (closed.status === "cancelled") return ok(closed);
  const detail =
    closed.status === "pending_payment"
      ? "The payment is being processed by the bank. Try again in a few minutes."
      : "This order can no longer be cancelled.";
  return fail(problem("illegal-transition", detail, { extra: { orderStatus: closed.status } }));
};
