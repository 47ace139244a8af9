import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { events } from "@/db/schema/events";
import { orders } from "@/db/schema/orders";
import { pointTransactions } from "@/db/schema/points";
import { buyNow } from "@/lib/checkout/buy-now";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { findOrderRow } from "@/lib/orders/queries";
import { refundOrder } from "@/lib/orders/refund-order";
import type { Quote } from "@/lib/orders/schema";
import { settleIntent } from "@/lib/orders/take-in-payment-event";
import { grantPoints } from "@/lib/points/grant-points";
import { readPoints } from "@/lib/points/queries";
import { rebuildPoints } from "@/lib/points/rebuild-points";
import { addDays, dayOf } from "@/lib/points/rules";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { addProducts } from "@/testing/catalog";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { world } from "@/testing/fake-payments";
import { followOrder } from "./follow-order";
import { issuePoints } from "./issue-points";

vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));

const db = useDatabase();
let userId = "";

/** Some days from now. */
const context = (days = 0) =>
  createContext(db(), `user:${userId}`, { now: new Date(Date.now() + days * 86_400_000) });

beforeAll(() =>
  addProducts(db(), [
    { id: "cheese", name: "Cheese", price: 6000, stock: 1000 },
    { id: "unicorn", name: "Unicorn", price: 170_000, stock: 1000 },
  ]),
);

beforeEach(() => {
  userId = createId("usr");
});

const grant = (amount: number, issuedOn?: string) =>
  grantPoints(context(), { accountId: userId, amount, issuedOn, byDesk: false });
const balance = async (days = 0) => (await readPoints(db(), userId, context(days).now)).balance;
const today = () => dayOf(new Date());

const checkout = (
  wish: { pointsToRedeem?: number; promotionCode?: string },
  productId = "cheese",
  days = 0,
) =>
  startCheckout(
    context(days),
    { cartKey: `u:${userId}`, userId, addressHash: null, guestToken: null },
    { email: "ana@example.com", shippingAddress: ADDRESS, ...wish },
    [{ productId, quantity: 1 }],
  );

const place = async (...args: Parameters<typeof checkout>) => {
  const started = await checkout(...args);
  if (!started.ok) throw new Error(started.problem.detail);
  return started.value;
};

const pay = async (paymentIntentId: string | null) => {
  world.pay(paymentIntentId ?? "");
  const intent = world.intents().find(({ id }) => id === paymentIntentId);
  if (intent) await settleIntent(createContext(db(), "system:stripe"), intent);
};

const paidOrder = async (...args: Parameters<typeof checkout>) => {
  const { order, paymentIntentId } = await place(...args);
  await pay(paymentIntentId);
  return order.id;
};

const refund = async (orderId: string, amount?: number) => {
  const input = { orderId, restock: false, reason: "test", ...(amount ? { amount } : {}) };
  const result = await refundOrder(createContext(db(), "user:admin"), input);
  if (!result.ok) throw new Error(result.problem.detail);
};

/** An event about the order arrives at loyalty. */
const hear = (orderId: string, days = 0) =>
  inTransaction(db(), (tx) => followOrder(tx, context(days), orderId));
const earn = (orderId: string, amount: number) =>
  inTransaction(db(), (tx) =>
    issuePoints(tx, {
      ...{ accountId: userId, amount, occurredAt: new Date() },
      ...{ causeKind: "order", causeId: orderId },
    }),
  );

const entriesOf = async (orderId: string) => {
  const rows = await db()
    .select()
    .from(pointTransactions)
    .where(eq(pointTransactions.orderId, orderId))
    .orderBy(pointTransactions.id);
  return rows.map(({ type, amount, uncollected }) => [type, amount, uncollected]);
};

test("points stand in the quote with their reason and are gone when the order is placed", async () => {
  await grant(700);
  const { order, quote } = await place({ pointsToRedeem: 500 });
  expect(quote.discounts).toEqual([{ source: "points", amount: 500, why: "500 points used" }]);
  expect(order.total).toBe(5500);
  expect(await balance()).toBe(200);
});

test("more points than there are is refused, and nothing is placed", async () => {
  await grant(100);
  expect(await checkout({ pointsToRedeem: 101 })).toMatchObject({
    problem: { slug: "insufficient-points", errors: [{ path: "pointsToRedeem" }] },
  });
  expect(await db().select().from(orders).where(eq(orders.userId, userId))).toEqual([]);
});

test("the same wish finds the same order; another one gives the first one's points back before it takes its own", async () => {
  await grant(1000);
  const first = await place({ pointsToRedeem: 900 });
  expect((await place({ pointsToRedeem: 900 })).order.id).toBe(first.order.id);
  const second = await place({ pointsToRedeem: 1000 });
  expect(second.order.id).not.toBe(first.order.id);
  expect(await balance()).toBe(0);
  await place({});
  expect(await balance()).toBe(1000);
});

test("a code comes first, points pay for what it leaves, and only those that are needed are used", async () => {
  await grant(9000);
  const code = createId("prm").slice(-10);
  await createPromotionCode(createContext(db(), "user:admin"), {
    ...{ code, benefit: { rule: "percent", args: { percent: 50 } }, conditions: [], active: true },
  });
  const { order, paymentIntentId, clientSecret } = await place({ pointsToRedeem: 9000, promotionCode: code });
  expect([order.total, order.status, paymentIntentId, clientSecret]).toEqual([0, "paid", null, null]);
  expect((order.quote as Quote).discounts.map(({ amount }) => amount)).toEqual([3000, 3000]);
  expect(await balance()).toBe(6000);
});

test("points never make the parcel dearer, and goods that they pay for whole are sent for nothing", async () => {
  await grant(6000);
  const some = await place({ pointsToRedeem: 2000 });
  expect([some.quote.shippingFee, some.quote.total]).toEqual([0, 4000]);
  const all = await place({ pointsToRedeem: 6000 });
  expect([all.quote.shippingFee, all.quote.total]).toEqual([0, 0]);
});

test("two tabs cannot pay with the same points", async () => {
  await grant(600);
  const tab = () =>
    startCheckout(
      context(),
      { cartKey: `k:${createId("ord")}`, userId, addressHash: null, guestToken: null },
      { email: "ana@example.com", shippingAddress: ADDRESS, pointsToRedeem: 400 },
      [{ productId: "cheese", quantity: 1 }],
    );
  const results = await Promise.all([tab(), tab(), tab()]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await balance()).toBe(200);
});

test("two clicks on what points pay for whole place one order", async () => {
  await grant(12_000);
  const results = await Promise.all([checkout({ pointsToRedeem: 6000 }), checkout({ pointsToRedeem: 6000 })]);
  expect(results.map((result) => (result.ok ? "placed" : result.problem.slug)).sort()).toEqual([
    "conflict",
    "placed",
  ]);
  expect(await balance()).toBe(6000);
});

test("a cancelled order gives its points back to their lots, and the event changes nothing more", async () => {
  await grant(300, addDays(today(), -10));
  await grant(300);
  const { order } = await place({ pointsToRedeem: 500 });
  await cancelOrder(context(), order);
  await hear(order.id);
  const { entries } = await readPoints(db(), userId, context().now);
  expect(entries.map(({ left }) => left)).toEqual([300, 300]);
});

test("points whose time ran out while an order held them come back for thirty days", async () => {
  await grant(300, addDays(today(), -364));
  await grant(200);
  const { order } = await place({ pointsToRedeem: 400 });
  await cancelOrder(context(1), order);
  const { entries } = await readPoints(db(), userId, context(1).now);
  expect(entries.map(({ lastDay, left, isActive }) => [lastDay, left, isActive])).toEqual([
    [today(), 0, false],
    [addDays(today(), 364), 200, true],
    [addDays(today(), 30), 300, true],
  ]);
});

test("money that comes late holds the points again, or goes back in full where they are spent", async () => {
  await grant(500);
  const first = await place({ pointsToRedeem: 500 });
  await cancelOrder(context(), first.order);
  await db().update(orders).set({ status: "expired" }).where(eq(orders.id, first.order.id));
  await payLate(first.paymentIntentId);
  expect((await findOrderRow(db(), first.order.id))?.status).toBe("paid");
  expect(await balance()).toBe(0);

  await grant(500);
  const second = await place({ pointsToRedeem: 500 });
  await cancelOrder(context(), second.order);
  await place({ pointsToRedeem: 400 }, "unicorn");
  await payLate(second.paymentIntentId);
  expect((await findOrderRow(db(), second.order.id))?.status).toBe("refunded");
  await hear(second.order.id);
  expect(await balance()).toBe(100);
});

/** The bank had let the payment through all the same. */
const payLate = async (paymentIntentId: string | null) => {
  const intent = world.intents().find(({ id }) => id === paymentIntentId);
  if (!intent) throw new Error("no payment");
  const charge = { amount_refunded: 0, payment_method_details: { type: "card" } };
  const paid = { ...intent, status: "succeeded", amount_received: intent.amount, latest_charge: charge };
  await settleIntent(createContext(db(), "system:stripe"), paid as unknown as typeof intent);
};

test("a refund of half returns half of the points used and takes back half of those earned", async () => {
  await grant(1000);
  const orderId = await paidOrder({ pointsToRedeem: 1000 });
  await earn(orderId, 170);
  expect(await balance()).toBe(170);
  await refund(orderId, 2500);
  for (let n = 0; n < 3; n += 1) await hear(orderId);
  expect(await balance()).toBe(500 + 85);
  await refund(orderId);
  await Promise.all(Array.from({ length: 5 }, () => hear(orderId)));
  expect(await balance()).toBe(1000);
  expect(await entriesOf(orderId)).toEqual([
    ["redeem", 1000, 0],
    ["issue", 170, 0],
    ["return", 500, 0],
    ["take-back", 85, 0],
    ["return", 500, 0],
    ["take-back", 85, 0],
  ]);
});

test("an order that points paid for whole is taken back whole, and all of them return", async () => {
  await grant(6000);
  const { order } = await place({ pointsToRedeem: 6000 });
  const refusal = await refundOrder(createContext(db(), "user:admin"), {
    ...{ orderId: order.id, restock: false, reason: "test", amount: 1 },
  });
  expect(refusal).toMatchObject({ problem: { slug: "refund-too-large" } });
  await refund(order.id);
  await hear(order.id);
  expect(await balance()).toBe(6000);
  expect(await findOrderRow(db(), order.id)).toMatchObject({ status: "refunded", refundStatus: "full" });
});

test("a refund that arrives before the payment's event ends the same", async () => {
  const orderId = await paidOrder({});
  await refund(orderId, 3000);
  await hear(orderId);
  await Promise.all([earn(orderId, 171), hear(orderId), earn(orderId, 171)]);
  expect(await entriesOf(orderId)).toEqual([
    ["issue", 171, 0],
    ["take-back", 85, 0],
  ]);
  expect(await balance()).toBe(86);
});

test("what was spent meanwhile comes from older points, and what is missing is written down as uncollected", async () => {
  await grant(30, addDays(today(), -5));
  const orderId = await paidOrder({});
  await earn(orderId, 100);
  const other = await place({ pointsToRedeem: 90 }, "unicorn");
  expect(other.order.discount).toBe(90);
  await refund(orderId);
  await hear(orderId);
  expect(await balance()).toBe(0);
  expect((await entriesOf(orderId)).at(-1)).toEqual(["take-back", 40, 60]);
});

test("a quick buy of the Unicorn that is half refunded keeps 85 of its 170 points", async () => {
  await creditWallet(createContext(db(), "user:admin"), { userId, amount: 170_000, reason: "test" });
  const buyer = { userId, email: "ana@example.com", shippingAddress: ADDRESS };
  const bought = await buyNow(context(), buyer, { productId: "unicorn", quantity: 1 });
  if (!bought.ok) throw new Error(bought.problem.detail);
  const { orderId } = bought.value;
  await Promise.all(Array.from({ length: 5 }, () => earn(orderId, 170)));
  expect(await balance()).toBe(170);
  await refund(orderId, 85_000);
  const heard = await db().select().from(events).where(eq(events.aggregateId, orderId));
  expect(heard.map(({ type }) => type)).toContain("order.refunded");
  await hear(orderId);
  expect(await balance()).toBe(85);
});

test("after all of this the ledger rebuilt from its log is what it was", async () => {
  expect((await rebuildPoints(createContext(db(), "system:test"))).corrected).toEqual([]);
});
