import { and, asc, desc, eq, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orderHistory, orderLines, orders, orderTokens, refunds } from "@/db/schema/orders";
import { SOLD_STATUSES } from "./rules";
import { Address, Order, type OrderPosition } from "./schema";

export type OrderRow = typeof orders.$inferSelect;
export type OrderLineRow = typeof orderLines.$inferSelect;

const toOrder = (
  row: OrderRow,
  lines: OrderLineRow[],
  history: (typeof orderHistory.$inferSelect)[],
): Order =>
  Order.parse({
    orderId: row.id,
    paymentIntentId: row.paymentIntentId,
    orderDate: row.placedAt.toISOString(),
    status: row.status,
    refundStatus: row.refundStatus,
    paymentStatus: row.paymentStatus,
    paymentMethod: row.paymentMethod,
    items: lines.map((line) => ({
      productId: line.productId,
      name: line.name,
      slug: line.slug,
      imageUrl: line.imageUrl,
      category: line.categorySlug,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
      subtotal: line.subtotal,
      refundedQuantity: line.refundedQuantity,
    })),
    subtotal: row.subtotal,
    discount: row.discount,
    shippingFee: row.shippingFee,
    tax: row.tax,
    total: row.total,
    refundedTotal: row.refundedTotal,
    currency: row.currency,
    email: row.email,
    shippingAddress: row.shippingAddress,
    quote: row.quote,
    reservedUntil: row.status === "pending_payment" ? (row.reservedUntil?.toISOString() ?? null) : null,
    events: history.map(({ type, note, at }) => ({ type, note, at: at.toISOString() })),
  });

const complete = async (db: Database, rows: OrderRow[]): Promise<Order[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [lines, history] = await Promise.all([
    db.select().from(orderLines).where(inArray(orderLines.orderId, ids)).orderBy(asc(orderLines.position)),
    db
      .select()
      .from(orderHistory)
      .where(and(inArray(orderHistory.orderId, ids), eq(orderHistory.public, true)))
      .orderBy(asc(orderHistory.id)),
  ]);
  return rows.map((row) =>
    toOrder(
      row,
      lines.filter((line) => line.orderId === row.id),
      history.filter((entry) => entry.orderId === row.id),
    ),
  );
};

export const findOrderRow = async (db: Database, orderId: string): Promise<OrderRow | undefined> => {
  const [row] = await db.select().from(orders).where(eq(orders.id, orderId));
  return row;
};

export const findOrderLines = (db: Database, orderId: string): Promise<OrderLineRow[]> =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));

/** A row with its lines and history, as shoppers see an order. */
export const completeOrder = async (db: Database, row: OrderRow): Promise<Order> => {
  const [order] = await complete(db, [row]);
  if (!order) throw new Error("one row is one order");
  return order;
};

export const findOrder = async (db: Database, orderId: string): Promise<Order | null> => {
  const row = await findOrderRow(db, orderId);
  return row ? completeOrder(db, row) : null;
};

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
  const rows = await db
    .select()
    .from(orders)
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
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    orders: await complete(db, page),
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
