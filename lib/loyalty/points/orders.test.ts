import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { orders } from "@/db/schema/orders";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { findOrderRow } from "@/lib/orders/queries";
import type { Quote } from "@/lib/orders/schema";
import { settleIntent } from "@/lib/orders/take-in-payment-event";
import { readPoints } from "@/lib/points/queries";
import { rebuildPoints } from "@/lib/points/rebuild-points";
import { addDays } from "@/lib/points/rules";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { world } from "@/testing/fake-payments";
import { today, useShopper } from "./testing";

vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));

const db = useDatabase();
const shopper = useShopper(db);
const { context, grant, balance, checkout, place, hear } = shopper;

/** The bank had let the payment through all the same. */
const payLate = async (paymentIntentId: string | null) => {
  const intent = world.intents().find(({ id }) => id === paymentIntentId);
  if (!intent) throw new Error("no payment");
  const charge = { amount_refunded: 0, payment_method_details: { type: "card" } };
  const paid = { ...intent, status: "succeeded", amount_received: intent.amount, latest_charge: charge };
  await settleIntent(createContext(db(), "system:stripe"), paid as unknown as typeof intent);
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
  expect(await db().select().from(orders).where(eq(orders.userId, shopper.id()))).toEqual([]);
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
      { cartKey: `k:${createId("ord")}`, userId: shopper.id(), addressHash: null, guestToken: null },
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
  const { entries } = await readPoints(db(), shopper.id(), context().now);
  expect(entries.map(({ left }) => left)).toEqual([300, 300]);
});

test("points whose time ran out while an order held them come back for thirty days", async () => {
  await grant(300, addDays(today(), -364));
  await grant(200);
  const { order } = await place({ pointsToRedeem: 400 });
  await cancelOrder(context(1), order);
  const { entries } = await readPoints(db(), shopper.id(), context(1).now);
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

test("after all of this the ledger rebuilt from its log is what it was", async () => {
  expect((await rebuildPoints(createContext(db(), "system:test"))).corrected).toEqual([]);
});
