import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { productSold } from "@/db/schema/catalog";
import { deliveries, events } from "@/db/schema/events";
import { orderLines, orders } from "@/db/schema/orders";
import { soldLines } from "@/db/schema/sales";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { type NewEvent, recordEvent } from "@/lib/events/outbox";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { addOrder } from "@/testing/orders";
import { soldCounts } from "./jobs";
import { listMostSold } from "./queries";
import { rebuildSold } from "./rebuild-sold";

const db = useDatabase();
const ctx = () => createContext(db(), "system:test");

beforeEach(async () => {
  await db().execute(
    sql`truncate products, categories, product_sold, sold_lines, events, deliveries, orders, order_lines cascade`,
  );
  await addProducts(
    db(),
    ["A", "B", "C", "D"].map((id) => ({ id, name: `Product ${id}` })),
  );
});

const eventOf = (type: "order.paid" | "order.refunded", orderId: string): NewEvent<typeof type> =>
  type === "order.paid"
    ? {
        type,
        aggregateId: orderId,
        data: { orderId, userId: null, cartKey: null, lines: [], subtotal: 0, total: 0, currency: "usd" },
      }
    : { type, aggregateId: orderId, data: { orderId, amount: 0, refundId: "ref_1" } };

const tell = async (type: "order.paid" | "order.refunded", orderId: string): Promise<string> => {
  await inTransaction(db(), (tx) => recordEvent(tx, ctx(), eventOf(type, orderId)));
  const [event] = await db()
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.aggregateId, orderId), eq(events.type, type)));
  const id = `${event?.id}.sold-counts`;
  await db()
    .insert(deliveries)
    .values({ id, eventId: event?.id ?? "", subscription: "sold-counts" });
  return id;
};

const run = async (deliveryId: string) => {
  const outcome = await deliver(ctx(), { deliveryId, job: soldCounts, lastTry: false });
  expect(["done", "already-done"]).toContain(outcome);
  return outcome;
};

const sold = async (): Promise<Record<string, number>> => {
  const rows = await db().select().from(productSold).orderBy(productSold.productId);
  return Object.fromEntries(rows.filter((row) => row.sold !== 0).map((row) => [row.productId, row.sold]));
};

const refund = (orderId: string, productId: string, quantity: number) =>
  db()
    .update(orderLines)
    .set({ refundedQuantity: quantity })
    .where(and(eq(orderLines.orderId, orderId), eq(orderLines.productId, productId)));

const bought = [
  { productId: "A", quantity: 2 },
  { productId: "B", quantity: 1 },
  { productId: "C", quantity: 3 },
];

test("each paid line counts once, however often it is delivered", async () => {
  const delivery = await tell("order.paid", await addOrder(db(), bought));
  expect(await run(delivery)).toBe("done");
  expect(await run(delivery)).toBe("already-done");
  expect(await sold()).toEqual({ A: 2, B: 1, C: 3 });
  const told = await db().select().from(events).where(eq(events.type, "products.sold"));
  expect(told.map(({ data }) => data)).toEqual([{ productIds: ["A", "B", "C"] }]);
});

test("deliveries of one order at the same time count it once", async () => {
  const orderId = await addOrder(db(), bought);
  const paid = await tell("order.paid", orderId);
  const refunded = await tell("order.refunded", orderId);
  await Promise.all([run(paid), run(refunded), run(paid), run(refunded)]);
  expect(await sold()).toEqual({ A: 2, B: 1, C: 3 });
});

test("a refund takes its units back, also when it is told before the payment", async () => {
  const orderId = await addOrder(db(), bought);
  const paid = await tell("order.paid", orderId);
  await refund(orderId, "C", 2);
  await run(await tell("order.refunded", orderId));
  await run(paid);
  expect(await sold()).toEqual({ A: 2, B: 1, C: 1 });
});

test("an order that is refunded whole counts nothing, one that is not paid neither", async () => {
  const orderId = await addOrder(db(), bought);
  await run(await tell("order.paid", orderId));
  await db().update(orders).set({ status: "refunded" }).where(eq(orders.id, orderId));
  await run(await tell("order.refunded", orderId));
  await run(await tell("order.paid", await addOrder(db(), bought, "pending_payment")));
  expect(await sold()).toEqual({});
  expect(await db().select().from(soldLines)).toEqual([]);
});

test("many orders of the same products at once add up", async () => {
  const paid = await Promise.all(
    Array.from({ length: 20 }, async (_, n) =>
      tell("order.paid", await addOrder(db(), n % 2 ? bought : [...bought].reverse())),
    ),
  );
  await Promise.all(paid.map(run));
  expect(await sold()).toEqual({ A: 40, B: 20, C: 60 });
});

test("the most sold come first, ties by name", async () => {
  await run(await tell("order.paid", await addOrder(db(), bought)));
  await run(await tell("order.paid", await addOrder(db(), [{ productId: "D", quantity: 2 }])));
  const ranked = await listMostSold(db(), { size: 10 });
  expect(ranked.map(({ productId, sold: units }) => [productId, units])).toEqual([
    ["C", 3],
    ["A", 2],
    ["D", 2],
    ["B", 1],
  ]);
});

test("rebuilt from the log, the counts are what they were, whatever had become of them", async () => {
  for (let n = 0; n < 3; n += 1) await run(await tell("order.paid", await addOrder(db(), bought)));
  const refunded = await addOrder(db(), [{ productId: "D", quantity: 9 }]);
  await run(await tell("order.paid", refunded));
  await refund(refunded, "D", 4);
  await run(await tell("order.refunded", refunded));
  const right = await sold();
  expect(await rebuildSold(ctx())).toEqual({ orders: 4, corrected: [] });
  await db().update(productSold).set({ sold: 77 });
  await db().delete(soldLines).where(eq(soldLines.productId, "A"));
  await db().insert(soldLines).values({ orderId: "ord_never_paid", productId: "B", quantity: 5 });
  const { corrected } = await rebuildSold(ctx());
  expect(corrected.sort()).toEqual(["A", "B", "C", "D"]);
  expect(await sold()).toEqual(right);
  expect(right).toEqual({ A: 6, B: 3, C: 9, D: 5 });
});
