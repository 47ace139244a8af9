import type { Database } from "@/db/client";
import { type Problem, problem } from "@/lib/kernel/errors";
import { mayOpen, type Visitor } from "@/lib/orders/access";
import { findOrderRow, type OrderRow } from "@/lib/orders/queries";
import { orderCookie } from "@/lib/orders/rules";
import type { Caller } from "./caller";

export const UNKNOWN_ORDER: Problem = problem("unknown-order", "There is no such order, or it is not yours.");

/** Who asks for this order, with the secrets that came along in the cookie or the `Order-Token` header. */
export const visitorOf = (
  caller: Caller,
  cookies: Map<string, string>,
  headers: Headers,
  orderId: string,
): Visitor => ({
  userId: caller.kind === "user" ? caller.user.id : null,
  isAdmin: caller.kind === "user" && caller.user.role === "admin",
  secrets: [cookies.get(orderCookie(orderId)), headers.get("order-token")].filter(
    (secret): secret is string => typeof secret === "string" && secret.length > 0,
  ),
});

/** The order, when this visitor may see it. */
export const openOrder = async (
  db: Database,
  orderId: string,
  visitor: Visitor,
): Promise<OrderRow | null> => {
  const order = await findOrderRow(db, orderId);
  return order && (await mayOpen(db, order, visitor)) ? order : null;
};
