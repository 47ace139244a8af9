import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { orderHistory, orders } from "@/db/schema/orders";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { OrderRow } from "./queries";
import { type OrderStatus, orderStates } from "./rules";

const STEPS = {
  fulfilled: { note: "Packed and handed to the courier.", action: "order.fulfil" },
  delivered: { note: "Delivered.", action: "order.deliver" },
} as const;

const illegalStep = (from: OrderStatus): Problem => {
  const legal = orderStates.nextStates(from);
  return problem(
    "illegal-transition",
    `The order is ${from}; from there it can go to ${legal.join(", ") || "no other state"}.`,
    { extra: { orderStatus: from, legal } },
  );
};

/** Moves a paid order one step on its way. An illegal step is refused with the names of the legal ones. */
export const advanceOrder = (
  ctx: Context,
  orderId: string,
  to: "fulfilled" | "delivered",
): Promise<Result<OrderRow>> =>
  inTransaction(ctx.db, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
    if (!order) return fail(problem("unknown-order", "There is no such order."));
    if (!orderStates.canMove(order.status, to)) return fail(illegalStep(order.status));
    const { note, action } = STEPS[to];
    await tx.update(orders).set({ status: to }).where(eq(orders.id, orderId));
    await tx.insert(orderHistory).values({ orderId, type: to, note, actor: ctx.actor, at: ctx.now });
    await recordAudit(tx, ctx, [
      { action, subject: orderId, before: { status: order.status }, after: { status: to } },
    ]);
    return ok({ ...order, status: to });
  });
