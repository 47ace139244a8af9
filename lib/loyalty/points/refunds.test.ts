import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { events } from "@/db/schema/events";
import { buyNow } from "@/lib/checkout/buy-now";
import { createContext } from "@/lib/events/context";
import { findOrderRow } from "@/lib/orders/queries";
import { refundOrder } from "@/lib/orders/refund-order";
import { rebuildPoints } from "@/lib/points/rebuild-points";
import { addDays } from "@/lib/points/rules";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { today, useShopper } from "./testing";

vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));

const db = useDatabase();
const shopper = useShopper(db);
const { context, grant, balance, place, paidOrder, refund, hear, earn, entriesOf } = shopper;

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
  await creditWallet(createContext(db(), "user:admin"), {
    userId: shopper.id(),
    amount: 170_000,
    reason: "test",
  });
  const buyer = { userId: shopper.id(), email: "ana@example.com", shippingAddress: ADDRESS };
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
