import { and, asc, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orderLines, orders } from "@/db/schema/orders";

/** What was paid, as whoever rewards it sees it. Money in minor units. */
export type PaidOrder = {
  orderId: string;
  /** Whose order it is now: a guest's may have been given to an account, that of a closed account is nobody's. */
  userId: string | null;
  source: "checkout" | "purchase" | "seed";
  /** The moment of the event that tells of it. */
  paidAt: Date;
  /** Goods after discounts, without shipping. */
  amount: number;
  /** With shipping. */
  total: number;
  /** Units, and lines. */
  quantity: number;
  items: number;
  currency: string;
};

const columns = {
  orderId: orders.id,
  userId: orders.userId,
  source: orders.source,
  paidAt: sql<Date>`${orders.paidAt}`.mapWith(orders.paidAt),
  amount: sql<number>`${orders.subtotal} - ${orders.discount}`,
  total: orders.total,
  quantity: sql<number>`sum(${orderLines.quantity})::int`,
  items: sql<number>`count(*)::int`,
  currency: orders.currency,
};

/** An order that was paid, whatever became of it since; null for one that never was. */
export const findPaidOrder = async (db: Database, orderId: string): Promise<PaidOrder | null> => {
  const [row] = await db
    .select(columns)
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(eq(orders.id, orderId), isNotNull(orders.paidAt)))
    .groupBy(orders.id);
  return row ?? null;
};

/** The orders paid from `from` up to but not at `to`, oldest first; refunded ones are among them. At most `limit`. */
export const listPaidOrders = (
  db: Database,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<PaidOrder[]> =>
  db
    .select(columns)
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(gte(orders.paidAt, from), lt(orders.paidAt, to)))
    .groupBy(orders.id)
    .orderBy(asc(orders.paidAt), asc(orders.id))
    .limit(limit);
