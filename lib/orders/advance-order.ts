import { and, eq, inArray } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { orderHistory, orders } from "@/db/schema/orders";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { findOrderRow, type OrderRow } from "./queries";
import { orderStates } from "./rules";

const NOTES = {
  fulfilled: "Packed and handed to the courier.",
  delivered: "Delivered.",
} as const;

/** Moves a paid order one step on its way. An illegal step is refused with the names of the legal ones. */
export const advanceOrder = (
  ctx: Context,
  orderId: string,
  to: "fulfilled" | "delivered",
): Promise<Result<OrderRow>> =>
  inTransaction(ctx.db, async (tx) => {
    const [moved] = await tx
      .update(orders)
      .set({ status: to })
      .where(and(eq(orders.id, orderId), inArray(orders.status, orderStates.sourcesOf(to))))
      .returning();
    if (moved) {
      await tx
        .insert(orderHistory)
        .values({ orderId, type: to, note: NOTES[to], actor: ctx.actor, at: ctx.now });
      return ok(moved);
    }
    const order = await findOrderRow(tx, orderId);
    if (!order) return fail(problem("unknown-order", "There is no such order."));
    const legal = orderStates.nextStates(order.status);
    return fail(
      problem(
        "illegal-transition",
        `The order is ${order.status}; from there it can go to ${legal.join(", ") || "no other state"}.`,
        {
          extra: { orderStatus: order.status, legal },
        },
      ),
    );
  });
