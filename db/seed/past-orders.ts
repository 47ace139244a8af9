import { sql } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { products } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import { orderHistory, orderLines, orders } from "@/db/schema/orders";
import { createId } from "@/lib/kernel/ids";
import { toDecimal } from "@/lib/kernel/money";
import { products as seedProducts } from "./catalog/products";
import { generatePastOrders, type PastOrder } from "./orders";
import { accounts, customers, guests, type SeedPerson } from "./people";

const ACTOR = "system:seed";
const FREE_SHIPPING_FROM = 5000;
const SHIPPING_FEE = 495;
/** Well below Postgres' 65 535 parameters a statement. */
const CHUNK = 500;
const HOUR_MS = 3_600_000;

type Catalog = Map<string, { id: string; name: string; price: number; imageUrl: string; category: string }>;
type Rows = {
  orders: (typeof orders.$inferInsert)[];
  lines: (typeof orderLines.$inferInsert)[];
  history: (typeof orderHistory.$inferInsert)[];
  events: (typeof events.$inferInsert)[];
};

/** Customers whose orders are those of the accounts that people sign in to, so that these have a past. */
const STAND_INS: ReadonlyMap<number, SeedPerson | undefined> = new Map([
  [6, accounts[0]],
  [15, accounts[1]],
]);

const buyerOf = ({ kind, index }: PastOrder["buyer"]): SeedPerson | undefined =>
  kind === "customer" ? (STAND_INS.get(index) ?? customers[index]) : guests[index];

const storyOf = (order: PastOrder): { type: string; note: string; at: Date }[] => {
  const after = (hours: number) => new Date(order.placedAt.getTime() + hours * HOUR_MS);
  const story = [
    { type: "placed", note: "Order placed.", at: order.placedAt },
    { type: "paid", note: "Payment received.", at: after(0.02) },
  ];
  if (order.outcome === "refunded")
    story.push({ type: "refunded", note: "Paid back in full.", at: after(20) });
  if (order.outcome === "fulfilled" || order.outcome === "delivered") {
    story.push({ type: "fulfilled", note: "Packed and handed to the courier.", at: after(18) });
  }
  if (order.outcome === "delivered") story.push({ type: "delivered", note: "Delivered.", at: after(44) });
  return story;
};

const addOrder = (
  rows: Rows,
  past: PastOrder,
  catalog: Catalog,
  userIds: Map<string, string>,
  currency: string,
) => {
  const buyer = buyerOf(past.buyer);
  if (!buyer) return;
  const refunded = past.outcome === "refunded";
  const id = createId("ord");
  const userId = userIds.get(buyer.email) ?? null;
  const lines = past.lines.flatMap(({ key, quantity }, position) => {
    const product = catalog.get(key);
    if (!product) return [];
    const { id: productId, name, price, imageUrl, category } = product;
    const subtotal = price * quantity;
    const refundedQuantity = refunded ? quantity : 0;
    return [
      {
        orderId: id,
        productId,
        position,
        name,
        slug: key,
        imageUrl,
        categorySlug: category,
        unitPrice: price,
        quantity,
        subtotal,
        refundedQuantity,
      },
    ];
  });
  const subtotal = lines.reduce((sum, line) => sum + line.subtotal, 0);
  const shippingFee = subtotal >= FREE_SHIPPING_FROM ? 0 : SHIPPING_FEE;
  const total = subtotal + shippingFee;
  const quote = {
    lines: lines.map(({ productId, name, quantity, unitPrice, subtotal }) => ({
      productId,
      name,
      quantity,
      unitPrice,
      subtotal,
    })),
    subtotal,
    discounts: [],
    shippingFee,
    tax: 0,
    total,
    currency,
  };
  rows.orders.push({
    id,
    userId,
    email: buyer.email,
    status: past.outcome,
    refundStatus: refunded ? "full" : "none",
    stockState: "taken",
    paymentStatus: "succeeded",
    paymentMethod: { type: "card", brand: "visa", last4: "4242" },
    settlement: "card",
    source: "seed",
    quote,
    quoteHash: id,
    subtotal,
    shippingFee,
    total,
    refundedTotal: refunded ? total : 0,
    currency,
    shippingAddress: buyer.address,
    placedAt: past.placedAt,
    paidAt: past.placedAt,
  });
  rows.lines.push(...lines);
  rows.history.push(...storyOf(past).map((entry) => ({ ...entry, orderId: id, actor: ACTOR })));
  const event = { aggregateId: id, actor: ACTOR, requestId: "seed", fannedOutAt: past.placedAt };
  rows.events.push({
    ...event,
    id: createId("evt"),
    type: "order.paid",
    occurredAt: past.placedAt,
    attributes: { amount: toDecimal(total, currency), currency },
    data: {
      orderId: id,
      userId,
      cartKey: null,
      lines: lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })),
      subtotal,
      total,
      currency,
    },
  });
  if (refunded) {
    const occurredAt = new Date(past.placedAt.getTime() + 20 * HOUR_MS);
    rows.events.push({
      ...event,
      id: createId("evt"),
      type: "order.refunded",
      occurredAt,
      attributes: {},
      data: { orderId: id, amount: total, refundId: createId("ref") },
    });
  }
};

const insertAll = async (tx: Transaction, rows: Rows): Promise<void> => {
  const chunks = <T>(list: T[]): T[][] =>
    Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, at) =>
      list.slice(at * CHUNK, (at + 1) * CHUNK),
    );
  for (const chunk of chunks(rows.orders)) await tx.insert(orders).values(chunk);
  for (const chunk of chunks(rows.lines)) await tx.insert(orderLines).values(chunk);
  for (const chunk of chunks(rows.history)) await tx.insert(orderHistory).values(chunk);
  for (const chunk of chunks(rows.events.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()))) {
    await tx.insert(events).values(chunk);
  }
};

/**
 * Writes sixty days of orders with their events into an empty order book. The events are marked as dispatched, so that
 * nobody is mailed; projections are rebuilt from the log afterwards. Answers how many orders were written.
 */
export const insertPastOrders = async (db: Database, now: Date, currency: string): Promise<number> =>
  inTransaction(db, async (tx) => {
    const existing = await tx.execute<{ any: boolean }>(sql`select exists (select 1 from orders) as any`);
    if (existing.rows[0]?.any) return 0;
    const catalog: Catalog = new Map(
      (await tx.select().from(products)).map((row) => [
        row.slug,
        { id: row.id, name: row.name, price: row.price, imageUrl: row.imageUrl, category: row.categorySlug },
      ]),
    );
    const userIds = new Map((await tx.select().from(users)).map((row) => [row.email, row.id]));
    const rows: Rows = { orders: [], lines: [], history: [], events: [] };
    for (const past of generatePastOrders({ products: seedProducts, customers, guests, now })) {
      addOrder(rows, past, catalog, userIds, currency);
    }
    await insertAll(tx, rows);
    return rows.orders.length;
  });
