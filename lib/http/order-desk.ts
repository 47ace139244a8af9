import type { Database } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { type Problem, ProblemError } from "@/lib/kernel/errors";
import { findOrder, findOrderRow } from "@/lib/orders/queries";
import type { Order } from "@/lib/orders/schema";
import { UNKNOWN_ORDER } from "./visitor";

/** The order for an admin's answer. */
export const findDeskOrder = async (db: Database, orderId: string): Promise<Order> => {
  const order = await findOrder(db, orderId);
  if (!order) throw new ProblemError(UNKNOWN_ORDER);
  return order;
};

/** An unknown order is 404 whatever the body says. */
export const missingOrder = async (incoming: {
  params: { orderId: string };
  ctx: Context;
}): Promise<Problem | null> =>
  (await findOrderRow(incoming.ctx.db, incoming.params.orderId)) ? null : UNKNOWN_ORDER;
