import { and, eq, exists, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orderHistory, orderLines, orders, orderTokens } from "@/db/schema/orders";
import { Order } from "./schema";

const ITEM = sql`json_build_object(
  'productId', ${orderLines.productId}, 'name', ${orderLines.name}, 'slug', ${orderLines.slug},
  'imageUrl', ${orderLines.imageUrl}, 'category', ${orderLines.categorySlug}, 'unitPrice', ${orderLines.unitPrice},
  'quantity', ${orderLines.quantity}, 'subtotal', ${orderLines.subtotal},
  'refundedQuantity', ${orderLines.refundedQuantity})`;
const TOLD = sql`json_build_object('type', ${orderHistory.type}, 'note', ${orderHistory.note}, 'at', ${orderHistory.at})`;

/** Orders with their lines and what was told of them, in one statement; and whether one of these secrets opens them. */
export const selectWhole = (db: Database, tokenHashes: string[] = []) => {
  const lines = db
    .select({ items: sql<Order["items"]>`json_agg(${ITEM} order by ${orderLines.position})`.as("items") })
    .from(orderLines)
    .where(eq(orderLines.orderId, orders.id))
    .as("lines");
  const told = db
    .select({ events: sql<Order["events"]>`json_agg(${TOLD} order by ${orderHistory.id})`.as("events") })
    .from(orderHistory)
    .where(and(eq(orderHistory.orderId, orders.id), eq(orderHistory.public, true)))
    .as("told");
  const token = db
    .select({ orderId: orderTokens.orderId })
    .from(orderTokens)
    .where(and(eq(orderTokens.orderId, orders.id), inArray(orderTokens.tokenHash, tokenHashes)));
  const isOpened = tokenHashes.length > 0 ? exists(token) : sql`false`;
  return db
    .select({ row: orders, items: lines.items, events: told.events, isOpened: sql<boolean>`${isOpened}` })
    .from(orders)
    .innerJoinLateral(lines, sql`true`)
    .innerJoinLateral(told, sql`true`)
    .$dynamic();
};

export type Whole = {
  row: typeof orders.$inferSelect;
  items: Order["items"] | null;
  events: Order["events"] | null;
};

/** As shoppers see it. */
export const toOrder = ({ row, items, events }: Whole): Order =>
  Order.parse({
    orderId: row.id,
    paymentIntentId: row.paymentIntentId,
    orderDate: row.placedAt.toISOString(),
    status: row.status,
    refundStatus: row.refundStatus,
    paymentStatus: row.paymentStatus,
    paymentMethod: row.paymentMethod,
    items: items ?? [],
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
    events: (events ?? []).map(({ type, note, at }) => ({ type, note, at: new Date(at).toISOString() })),
  });
