import { and, asc, desc, eq, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orderLines, orders, orderTokens, refunds } from "@/db/schema/orders";
import { SOLD_STATUSES } from "./rules";
import { Address, type Order, type OrderPosition } from "./schema";
import { selectWhole, toOrder } from "./whole-order";

export type OrderRow = typeof orders.$inferSelect;
export type OrderLineRow = typeof orderLines.$inferSelect;

export const findOrderRow = async (db: Database, orderId: string): Promise<OrderRow | undefined> => {
  const [row] = await db.select().from(orders).where(eq(orders.id, orderId));
  return row;
};

export const findOrderLines = (db: Database, orderId: string): Promise<OrderLineRow[]> =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));

export type OpenedOrder = {
  row: OrderRow;
  order: Order;
  /** Whether one of the secrets opens it. */
  isOpened: boolean;
};

/** An order as shoppers see it, with its row; the hashes are those of secrets that may open it. */
export const findWholeOrder = async (
  db: Database,
  orderId: string,
  tokenHashes: string[] = [],
): Promise<OpenedOrder | null> => {
  const [found] = await selectWhole(db, tokenHashes).where(eq(orders.id, orderId));
  return found ? { row: found.row, order: toOrder(found), isOpened: found.isOpened } : null;
};

export const findOrder = async (db: Database, orderId: string): Promise<Order | null> =>
  (await findWholeOrder(db, orderId))?.order ?? null;

export const listRefundsOf = (db: Database, orderId: string): Promise<(typeof refunds.$inferSelect)[]> =>
  db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.createdAt));

/** The order of this cart that awaits its payment. */
export const findOpenOrderOf = async (db: Database, cartKey: string): Promise<OrderRow | undefined> => {
  const [row] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.cartKey, cartKey), eq(orders.status, "pending_payment")));
  return row;
};

/** Units of each product that the open orders of these carts hold. */
export const findHeldUnits = async (db: Database, cartKeys: string[]): Promise<Map<string, number>> => {
  const rows = await db
    .select({
      productId: orderLines.productId,
      quantity: sql<number>`sum(${orderLines.quantity})::int`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orders.cartKey, cartKeys), eq(orders.status, "pending_payment")))
    .groupBy(orderLines.productId);
  return new Map(rows.map(({ productId, quantity }) => [productId, quantity]));
};

/** Where this person's last order went to. */
export const findLastAddress = async (db: Database, userId: string): Promise<Address | null> => {
  const [row] = await db
    .select({ address: orders.shippingAddress })
    .from(orders)
    .where(eq(orders.userId, userId))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(1);
  return Address.safeParse(row?.address).data ?? null;
};

/** Whether one of the order's secrets has one of these hashes. */
export const hasOrderToken = async (
  db: Database,
  orderId: string,
  tokenHashes: string[],
): Promise<boolean> => {
  if (tokenHashes.length === 0) return false;
  const found = await db
    .select({ orderId: orderTokens.orderId })
    .from(orderTokens)
    .where(and(eq(orderTokens.orderId, orderId), inArray(orderTokens.tokenHash, tokenHashes)));
  return found.length > 0;
};

/** A person's orders, newest first, one page by keyset. */
export const listPastOrders = async (
  db: Database,
  { userId, limit, after }: { userId: string; limit: number; after: OrderPosition | null },
): Promise<{ orders: Order[]; next: OrderPosition | null }> => {
  const before = after && new Date(after.placedAt);
  const found = await selectWhole(db)
    .where(
      and(
        eq(orders.userId, userId),
        before
          ? or(lt(orders.placedAt, before), and(eq(orders.placedAt, before), lt(orders.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1)?.row : undefined;
  return {
    orders: page.map(toOrder),
    next: last ? { placedAt: last.placedAt.toISOString(), id: last.id } : null,
  };
};

/** Open orders whose reservation has run out, oldest first. */
export const listDueOrders = async (db: Database, now: Date, limit: number): Promise<string[]> => {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.status, "pending_payment"), lte(orders.reservedUntil, now)))
    .orderBy(asc(orders.reservedUntil))
    .limit(limit);
  return rows.map((row) => row.id);
};

/** The units of each product that these orders count as sold in the state they are in now; nothing while they do not count. */
export const findSoldTargets = (
  db: Database,
  orderIds: string[],
): Promise<{ orderId: string; productId: string; quantity: number }[]> =>
  db
    .select({
      orderId: orderLines.orderId,
      productId: orderLines.productId,
      quantity: sql<number>`${orderLines.quantity} - ${orderLines.refundedQuantity}`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orders.id, orderIds), inArray(orders.status, [...SOLD_STATUSES])));

export const findSoldTarget = async (
  db: Database,
  orderId: string,
): Promise<{ productId: string; quantity: number }[]> =>
  (await findSoldTargets(db, [orderId])).map(({ productId, quantity }) => ({ productId, quantity }));
