import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { productStock } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import { orderHistory, orderLines } from "@/db/schema/orders";
import { createContext } from "@/lib/events/context";
import { type PaymentEvent, retrievePaymentIntent } from "@/lib/services/payments";
import { addProducts } from "@/testing/catalog";
import { payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { cancelOrder } from "./cancel-order";
import { findOrderRow } from "./queries";
import { settlePayment } from "./settle-payment";
import { settleReturned } from "./settle-returned";
import { takeInPaymentEvent } from "./take-in-payment-event";

const db = useDatabase();
const context = () => createContext(db(), "guest");
const anyone = async () => true;
const nobody = async () => false;

const placed = async () => {
  const [product] = await addProducts(db(), [{ name: `Gouda ${Math.random()}`, price: 695, stock: 10 }]);
  const started = await placeCheckout(context(), [{ productId: product?.id ?? "", quantity: 2 }]);
  return { orderId: started.order.id, intentId: started.paymentIntentId ?? "", secret: started.clientSecret };
};

const back = async (intentId: string, mayOpen = anyone) => {
  const returned = await settleReturned(context(), intentId, mayOpen);
  return returned === null || returned === "away"
    ? returned
    : [returned.order.status, returned.payment.status];
};

test("who comes back from a paid payment finds a paid order, with the card that paid", async () => {
  const { orderId, intentId, secret } = await placed();
  await payIntent(intentId, secret);
  expect(await back(intentId)).toEqual(["paid", "succeeded"]);
  expect((await findOrderRow(db(), orderId))?.paymentMethod).toEqual({
    type: "card",
    brand: "visa",
    last4: "4242",
  });
});

test("the webhook before, after and at once with the return pays one time", async () => {
  const { orderId, intentId, secret } = await placed();
  await payIntent(intentId, secret);
  const webhook = async () => settlePayment(context(), await retrievePaymentIntent(intentId));
  await Promise.all([back(intentId), webhook(), back(intentId), webhook()]);
  expect(await back(intentId)).toEqual(["paid", "succeeded"]);
  const paid = (await db().select().from(events).where(eq(events.aggregateId, orderId))).filter(
    ({ type }) => type === "order.paid",
  );
  expect(paid).toHaveLength(1);
});

test("the return and the webhook's event at the same moment settle once, fifty times", async () => {
  const once = async (serial: number) => {
    const { orderId, intentId, secret } = await placed();
    await payIntent(intentId, secret);
    const event = { id: `evt_race_${serial}`, type: "payment_intent.succeeded", created: 1 };
    const deliver = () =>
      takeInPaymentEvent(context(), { ...event, data: { object: { id: intentId } } } as PaymentEvent);
    const turns = [() => back(intentId), deliver, () => back(intentId), deliver];
    await Promise.all((serial % 2 === 0 ? turns : turns.reverse()).map((turn) => turn()));
    const told = await db().select().from(events).where(eq(events.aggregateId, orderId));
    const steps = await db().select().from(orderHistory).where(eq(orderHistory.orderId, orderId));
    const row = await findOrderRow(db(), orderId);
    const [sold] = await db().select().from(orderLines).where(eq(orderLines.orderId, orderId));
    const [stock] = await db()
      .select()
      .from(productStock)
      .where(eq(productStock.productId, sold?.productId ?? ""));
    return {
      status: [row?.status, row?.settlement],
      paidEvents: told.filter(({ type }) => type === "order.paid").length,
      paidSteps: steps.filter(({ type }) => type === "paid").length,
      stock: [stock?.stock, stock?.reserved],
    };
  };
  for (let serial = 0; serial < 50; serial += 1) {
    expect(await once(serial)).toEqual({
      ...{ status: ["paid", "card"], paidEvents: 1, paidSteps: 1, stock: [8, 0] },
    });
  }
});

test("a declined card leaves the order open for another try", async () => {
  const { intentId, secret } = await placed();
  await payIntent(intentId, secret, "pm_card_visa_chargeDeclined");
  expect(await back(intentId)).toEqual(["pending_payment", "requires_payment_method"]);
  await payIntent(intentId, secret);
  expect(await back(intentId)).toEqual(["paid", "succeeded"]);
});

test("a bank that takes its time keeps the order open", async () => {
  const { intentId, secret } = await placed();
  await payIntent(intentId, secret, "pm_usBankAccount_processing");
  expect(await back(intentId)).toEqual(["pending_payment", "processing"]);
});

test("a cancelled order stays cancelled", async () => {
  const { orderId, intentId } = await placed();
  const row = await findOrderRow(db(), orderId);
  if (row) await cancelOrder(context(), row);
  expect(await back(intentId)).toEqual(["cancelled", "canceled"]);
});

test("a stranger settles nothing and learns nothing, and an invented payment is none", async () => {
  const { orderId, intentId, secret } = await placed();
  await payIntent(intentId, secret);
  expect(await back(intentId, nobody)).toBeNull();
  expect((await findOrderRow(db(), orderId))?.status).toBe("pending_payment");
  expect(await back("pi_invented")).toBeNull();
});
