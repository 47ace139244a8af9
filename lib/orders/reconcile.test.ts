import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { orderHistory, orders, refunds } from "@/db/schema/orders";
import { settlementPosition } from "@/db/schema/settlement";
import { createContext } from "@/lib/events/context";
import { env, requireEnv } from "@/lib/kernel/env";
import {
  cancelPaymentIntent,
  createPaymentIntent,
  createRefund,
  type PaymentEvent,
  retrievePaymentIntent,
} from "@/lib/services/payments";
import { findBalance } from "@/lib/wallet/queries";
import { startTopUp } from "@/lib/wallet/top-up";
import { addProducts } from "@/testing/catalog";
import { payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { retryRefund } from "./execute-refund";
import { listDisputes, listOpenFindings } from "./findings-queries";
import { findOrderRow } from "./queries";
import { reconcile } from "./reconcile";
import { refundOrder } from "./refund-order";
import { settleIntent, takeInPaymentEvent } from "./take-in-payment-event";

const db = useDatabase();
let product = "";
let serial = 0;

const context = (minutes = 0) =>
  createContext(db(), "system:reconciler", { now: new Date(Date.now() + minutes * 60_000) });

/** The stand-in serves other tests too; their payments are foreign to this database, and nobody's concern here. */
const findingsAbout = async (...subjects: (string | null)[]) =>
  (await listOpenFindings(db()))
    .filter(({ subject }) => subjects.includes(subject))
    .map(({ kind, subject, expected, actual }) => ({ kind, subject, expected, actual }));

const place = () => placeCheckout(context(), [{ productId: product, quantity: 2 }]);

const placePaid = async (method?: string) => {
  const placed = await place();
  await payIntent(placed.paymentIntentId, placed.clientSecret, method);
  return placed;
};

const settled = async (method?: string) => {
  const placed = await placePaid(method);
  await settleIntent(context(), await retrievePaymentIntent(placed.paymentIntentId ?? ""));
  return placed;
};

/** What the world outside does: networks and banks. */
const standin = async (path: string, body: object): Promise<void> => {
  const answer = await fetch(`${env.STRIPE_API_URL}/standin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
};

const vendorIdOf = async (orderId: string) =>
  (await db().select().from(refunds).where(eq(refunds.orderId, orderId)))[0]?.vendorId;

const statusOf = async (orderId: string) => (await findOrderRow(db(), orderId))?.status;

beforeEach(async () => {
  await db().delete(settlementPosition);
  serial += 1;
  const [row] = await addProducts(db(), [{ name: `Reconciled ${serial}`, price: 3000, stock: 50 }]);
  product = row?.id ?? "";
});

describe("the reconciler heals", () => {
  test("a payment whose webhook never came", async () => {
    const { order, paymentIntentId } = await placePaid();
    expect(await statusOf(order.id)).toBe("pending_payment");
    const done = await reconcile(context());
    expect(done.healed).toBeGreaterThan(0);
    expect(await statusOf(order.id)).toBe("paid");
    expect(await findingsAbout(order.id, paymentIntentId)).toEqual([]);
  });

  test("the same however many runs there are at once", async () => {
    const { order } = await placePaid();
    await Promise.all([reconcile(context()), reconcile(context()), reconcile(context())]);
    const history = await db().select().from(orderHistory).where(eq(orderHistory.orderId, order.id));
    expect(history.filter(({ type }) => type === "paid")).toHaveLength(1);
  });

  test("a payment that was created before the stretch it walks", async () => {
    const { order } = await placePaid();
    await db()
      .insert(settlementPosition)
      .values({ id: "payments", confirmedUntil: context(48 * 60).now, payments: 0, healed: 0 });
    await reconcile(context(5));
    expect(await statusOf(order.id)).toBe("paid");
  });

  test("a payment that was cancelled at Stripe", async () => {
    const { order, paymentIntentId } = await place();
    await cancelPaymentIntent(paymentIntentId ?? "");
    await reconcile(context());
    expect(await statusOf(order.id)).toBe("cancelled");
  });

  test("an order without a payment whose time is up", async () => {
    const { order } = await place();
    await db().update(orders).set({ paymentIntentId: null }).where(eq(orders.id, order.id));
    await reconcile(context(31));
    expect(await statusOf(order.id)).toBe("expired");
  });

  test("a refund that was counted and never sent", async () => {
    const { order, paymentIntentId } = await settled();
    await refundOrder(context(), { orderId: order.id, amount: 1000, restock: false, reason: "broken" });
    await reconcile(context(5));
    const [refund] = await db().select().from(refunds).where(eq(refunds.orderId, order.id));
    expect(refund?.status).toBe("succeeded");
    const intent = await retrievePaymentIntent(paymentIntentId ?? "");
    expect(intent.latest_charge).toMatchObject({ amount_refunded: 1000 });
  });

  test("a top-up whose webhook never came", async () => {
    const { paymentIntentId, clientSecret } = await startTopUp(context(), "usr_saver", 5000);
    await payIntent(paymentIntentId, clientSecret);
    await reconcile(context());
    await reconcile(context());
    expect(await findBalance(db(), "usr_saver")).toBe(5000);
    expect(await findingsAbout(paymentIntentId)).toEqual([]);
  });
});

describe("the reconciler finds, and resolves once it is well", () => {
  test("a payment that belongs to nothing", async () => {
    const made = await createPaymentIntent({
      amount: 777,
      currency: "usd",
      idempotencyKey: crypto.randomUUID(),
      metadata: {},
    });
    await payIntent(made.id, made.client_secret);
    await reconcile(context());
    await reconcile(context());
    expect(await findingsAbout(made.id)).toEqual([
      { kind: "payment-without-cause", subject: made.id, expected: null, actual: 777 },
    ]);
  });

  test("a second payment for one order", async () => {
    const { order, paymentIntentId } = await settled();
    const second = await createPaymentIntent({
      amount: order.total,
      currency: "usd",
      idempotencyKey: crypto.randomUUID(),
      metadata: { orderId: order.id },
    });
    await payIntent(second.id, second.client_secret);
    await reconcile(context());
    expect(await findingsAbout(second.id, paymentIntentId)).toEqual([
      { kind: "payment-without-cause", subject: second.id, expected: null, actual: order.total },
    ]);
  });

  test("an order that stands as paid without a payment", async () => {
    const { order, paymentIntentId } = await place();
    await db()
      .update(orders)
      .set({ status: "paid", settlement: "card", stockState: "taken" })
      .where(eq(orders.id, order.id));
    await reconcile(context());
    expect(await findingsAbout(order.id)).toMatchObject([{ kind: "cause-without-payment" }]);
    await payIntent(paymentIntentId, (await retrievePaymentIntent(paymentIntentId ?? "")).client_secret);
    await reconcile(context(5));
    expect(await findingsAbout(order.id)).toEqual([]);
  });

  test("a wallet order that the wallet never paid for", async () => {
    const { order } = await place();
    await db()
      .update(orders)
      .set({ status: "paid", settlement: "wallet", paymentIntentId: null })
      .where(eq(orders.id, order.id));
    await reconcile(context());
    expect(await findingsAbout(order.id)).toMatchObject([{ kind: "cause-without-payment" }]);
  });

  test("a payment of another sum than was agreed, and completes nothing with it", async () => {
    const { order, paymentIntentId } = await placePaid();
    await db()
      .update(orders)
      .set({ total: order.total + 1 })
      .where(eq(orders.id, order.id));
    await reconcile(context());
    expect(await statusOf(order.id)).toBe("pending_payment");
    expect(await findingsAbout(paymentIntentId)).toEqual([
      { kind: "amount-differs", subject: paymentIntentId, expected: order.total + 1, actual: order.total },
    ]);
    await db().update(orders).set({ total: order.total }).where(eq(orders.id, order.id));
    await reconcile(context(1));
    expect(await findingsAbout(paymentIntentId)).toEqual([]);
    expect(await statusOf(order.id)).toBe("paid");
  });

  test("money that was given back at Stripe without the shop", async () => {
    const { paymentIntentId } = await settled();
    await createRefund({
      paymentIntentId: paymentIntentId ?? "",
      amount: 500,
      idempotencyKey: crypto.randomUUID(),
      metadata: {},
    });
    await reconcile(context());
    expect(await findingsAbout(paymentIntentId)).toMatchObject([
      { kind: "refund-differs", expected: 0, actual: 500 },
    ]);
  });

  test("a refund that the card refused, until it is sent again", async () => {
    const { order } = await settled("pm_card_refundFail");
    await refundOrder(context(), { orderId: order.id, amount: 1000, restock: false, reason: "broken" });
    const [made] = await db().select().from(refunds).where(eq(refunds.orderId, order.id));
    await reconcile(context(5));
    await standin(`refunds/${await vendorIdOf(order.id)}/finish`, { outcome: "failed" });
    await reconcile(context(6));
    expect(await findingsAbout(made?.id ?? "")).toMatchObject([{ kind: "refund-failed", expected: 1000 }]);
    expect(await retryRefund(context(), made?.id ?? "")).toMatchObject({ ok: true });
    expect(await retryRefund(context(), made?.id ?? "")).toMatchObject({ ok: false });
  });
});

test("seeded orders are left out", async () => {
  const { order } = await place();
  await db()
    .update(orders)
    .set({ status: "paid", settlement: "card", source: "seed", paymentIntentId: null })
    .where(eq(orders.id, order.id));
  await reconcile(context());
  expect(await findingsAbout(order.id)).toEqual([]);
});

test("a dispute is noted once a state, whatever the order of its events, for the desk alone", async () => {
  const { order, paymentIntentId } = await settled("pm_card_createDispute");
  const listed = await fetch(`${env.STRIPE_API_URL}/v1/disputes?payment_intent=${paymentIntentId}`, {
    headers: { authorization: `Bearer ${requireEnv("STRIPE_SECRET_KEY")}` },
  });
  const { data } = (await listed.json()) as { data: { id: string }[] };
  const event = (id: string, type: string) =>
    ({ id, type, created: 1, data: { object: { id: data[0]?.id } } }) as PaymentEvent;
  for (const id of ["evt_a", "evt_a", "evt_b"]) {
    await takeInPaymentEvent(context(), event(id + serial, "charge.dispute.created"));
  }
  const notes = async () =>
    (await db().select().from(orderHistory).where(eq(orderHistory.orderId, order.id))).filter(
      ({ type }) => type === "dispute",
    );
  expect(await notes()).toMatchObject([{ public: false }]);
  expect(await listDisputes(db())).toMatchObject([{ orderId: order.id, status: "needs_response" }]);
  await standin(`disputes/${data[0]?.id}/close`, { outcome: "lost" });
  await takeInPaymentEvent(context(), event(`evt_c${serial}`, "charge.dispute.closed"));
  expect((await notes()).map(({ note }) => note)).toHaveLength(2);
  expect(await listDisputes(db())).toMatchObject([{ status: "lost" }]);
});
