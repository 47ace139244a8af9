import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { categories, productStock, products } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import { orders, refunds } from "@/db/schema/orders";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createContext } from "@/lib/events/context";
import { env, requireEnv } from "@/lib/kernel/env";
import { randomToken } from "@/lib/kernel/hash";
import { cancelPaymentIntent, retrievePaymentIntent } from "@/lib/services/payments";
import { useDatabase } from "@/testing/database";
import { cancelOrder } from "./cancel-order";
import { expireOrder } from "./expire-orders";
import { findOrder, findOrderRow } from "./queries";
import { settlePayment } from "./settle-payment";

const db = useDatabase();

const address = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };
const context = (now = new Date()) => createContext(db(), "guest", { now });
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

let serial = 0;

const sell = async (stock: number, price = 1999): Promise<string> => {
  serial += 1;
  const id = `prd_test_${serial}`;
  await db()
    .insert(categories)
    .values({ slug: "tests", name: "Tests", imageUrl: "/art/x" })
    .onConflictDoNothing();
  await db()
    .insert(products)
    .values({
      id,
      slug: id,
      name: `Product ${serial}`,
      sortName: `product ${serial}`,
      categorySlug: "tests",
      price,
      currency: "usd",
      imageUrl: "/art/x",
    });
  await db().insert(productStock).values({ productId: id, stock });
  return id;
};

const stockOf = async (id: string) => {
  const [row] = await db().select().from(productStock).where(sql`product_id = ${id}`);
  return { stock: row?.stock, reserved: row?.reserved };
};

const checkout = (
  lines: [string, number][],
  cartKey: string | null = `a:${randomToken()}`,
  now = new Date(),
) =>
  startCheckout(
    context(now),
    { cartKey, userId: null, addressHash: randomToken(), guestToken: randomToken() },
    { email: "ana@example.com", shippingAddress: address },
    lines.map(([productId, quantity]) => ({ productId, quantity })),
  );

const placed = async (...input: Parameters<typeof checkout>) => {
  const started = await checkout(...input);
  if (!started.ok) throw new Error(started.problem.detail);
  return started.value;
};

/** Pays as the browser would: with the publishable key and the client secret. */
const pay = async (intentId: string, clientSecret: string | null, method = "pm_card_visa") => {
  const body = new URLSearchParams({ payment_method: method, client_secret: clientSecret ?? "" });
  const response = await fetch(`${env.STRIPE_API_URL}/v1/payment_intents/${intentId}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${requireEnv("STRIPE_PUBLISHABLE_KEY")}` },
    body: new URLSearchParams([...body, ["return_url", "http://localhost/checkout/complete"]]),
  });
  return response.status;
};

const eventTypes = async (orderId: string) => {
  const rows = await db().select({ type: events.type }).from(events).where(sql`aggregate_id = ${orderId}`);
  return rows.map((row) => row.type).sort();
};

describe("placing an order", () => {
  test("holds the stock, freezes the quote and awaits its payment", async () => {
    const [a, b] = [await sell(10, 1999), await sell(10, 350)];
    const { order, quote, clientSecret } = await placed([
      [a, 2],
      [b, 3],
    ]);
    expect(quote).toMatchObject({ subtotal: 5048, shippingFee: 0, total: 5048, currency: "usd" });
    expect(order.status).toBe("pending_payment");
    expect(clientSecret).toMatch(/_secret_/);
    expect(await stockOf(a)).toEqual({ stock: 10, reserved: 2 });
    expect(await stockOf(b)).toEqual({ stock: 10, reserved: 3 });
  });

  test("names every line that is short and holds nothing", async () => {
    const [a, b] = [await sell(5), await sell(1)];
    const started = await checkout([
      [a, 1],
      [b, 2],
    ]);
    expect(started).toMatchObject({
      ok: false,
      problem: { slug: "insufficient-stock", errors: [{ productId: b, wanted: 2, available: 1 }] },
    });
    expect(await stockOf(a)).toEqual({ stock: 5, reserved: 0 });
  });

  test("counts two lines of one product together", async () => {
    const a = await sell(5);
    const started = await checkout([
      [a, 3],
      [a, 3],
    ]);
    expect(started).toMatchObject({ ok: false, problem: { slug: "insufficient-stock" } });
  });

  test("answers the same order for the same quote of a cart, and replaces it for a changed one", async () => {
    const a = await sell(10);
    const cart = `a:${randomToken()}`;
    const first = await placed([[a, 1]], cart);
    const again = await placed([[a, 1]], cart);
    expect(again.order.id).toBe(first.order.id);
    expect(again.paymentIntentId).toBe(first.paymentIntentId);
    const changed = await placed([[a, 2]], cart);
    expect(changed.order.id).not.toBe(first.order.id);
    expect((await findOrderRow(db(), first.order.id))?.status).toBe("cancelled");
    expect((await retrievePaymentIntent(first.paymentIntentId ?? "")).status).toBe("canceled");
    expect(await stockOf(a)).toEqual({ stock: 10, reserved: 2 });
  });

  test("two tabs that check the same cart out at once get one order", async () => {
    const a = await sell(10);
    const cart = `a:${randomToken()}`;
    const both = await Promise.all([placed([[a, 1]], cart), placed([[a, 1]], cart)]);
    expect(new Set(both.map(({ order }) => order.id)).size).toBe(1);
    expect(await stockOf(a)).toEqual({ stock: 10, reserved: 1 });
  });

  test("guests hold at most three open orders from one address", async () => {
    const a = await sell(50);
    const addressHash = randomToken();
    const one = () =>
      startCheckout(
        context(),
        { cartKey: `a:${randomToken()}`, userId: null, addressHash, guestToken: null },
        { email: "ana@example.com", shippingAddress: address },
        [{ productId: a, quantity: 1 }],
      );
    const started = await Promise.all([one(), one(), one(), one(), one()]);
    expect(started.filter((result) => result.ok)).toHaveLength(3);
    expect(started.find((result) => !result.ok)).toMatchObject({ problem: { slug: "too-many-open-orders" } });
  });

  test("sells five units to forty buyers who come at once: exactly five", async () => {
    const a = await sell(5);
    const results = await Promise.all(Array.from({ length: 40 }, () => checkout([[a, 1]])));
    expect(results.filter((result) => result.ok)).toHaveLength(5);
    expect(
      results.filter((result) => !result.ok && result.problem.slug === "insufficient-stock"),
    ).toHaveLength(35);
    expect(await stockOf(a)).toEqual({ stock: 5, reserved: 5 });
  });

  test("the same products in opposite order do not deadlock", async () => {
    const [a, b] = [await sell(100), await sell(100)];
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        checkout(
          at % 2
            ? [
                [a, 1],
                [b, 1],
              ]
            : [
                [b, 1],
                [a, 1],
              ],
        ),
      ),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await stockOf(a)).toEqual({ stock: 100, reserved: 30 });
  });
});

describe("settling a payment", () => {
  let a = "";
  beforeEach(async () => {
    a = await sell(10);
  });

  test("completes the order once, however often and from wherever the news comes", async () => {
    const { order, paymentIntentId, clientSecret } = await placed([[a, 2]]);
    expect(await pay(paymentIntentId ?? "", clientSecret)).toBe(200);
    const intent = await retrievePaymentIntent(paymentIntentId ?? "");
    const cause = { id: `evt_${randomToken()}`, type: "payment_intent.succeeded", createdAt: new Date() };
    await Promise.all([
      settlePayment(context(), intent, cause),
      settlePayment(context(), intent, cause),
      settlePayment(context(), intent),
      settlePayment(context(), intent),
    ]);
    const paid = await findOrder(db(), order.id);
    expect(paid).toMatchObject({
      status: "paid",
      paymentStatus: "succeeded",
      paymentMethod: { type: "card", brand: "visa", last4: "4242" },
    });
    expect(await stockOf(a)).toEqual({ stock: 8, reserved: 0 });
    expect(await eventTypes(order.id)).toEqual(["order.created", "order.paid"]);
  });

  test("a declined card leaves the order open for another try", async () => {
    const { order, paymentIntentId, clientSecret } = await placed([[a, 1]]);
    expect(await pay(paymentIntentId ?? "", clientSecret, "pm_card_chargeDeclined")).toBe(402);
    await settlePayment(context(), await retrievePaymentIntent(paymentIntentId ?? ""));
    expect((await findOrder(db(), order.id))?.status).toBe("pending_payment");
    expect(await pay(paymentIntentId ?? "", clientSecret)).toBe(200);
    await settlePayment(context(), await retrievePaymentIntent(paymentIntentId ?? ""));
    expect((await findOrder(db(), order.id))?.status).toBe("paid");
  });

  test("money that comes after expiry completes the order while there is stock", async () => {
    const { order, paymentIntentId, clientSecret } = await placed([[a, 1]]);
    await db().update(orders).set({ status: "expired", stockState: "released" }).where(sql`id = ${order.id}`);
    await db().update(productStock).set({ reserved: 0 }).where(sql`product_id = ${a}`);
    await pay(paymentIntentId ?? "", clientSecret);
    await settlePayment(context(), await retrievePaymentIntent(paymentIntentId ?? ""));
    expect((await findOrder(db(), order.id))?.status).toBe("paid");
    expect(await stockOf(a)).toEqual({ stock: 9, reserved: 0 });
  });

  test("and is paid back in full when there is none", async () => {
    const { order, paymentIntentId, clientSecret } = await placed([[a, 1]]);
    await db().update(orders).set({ status: "expired", stockState: "released" }).where(sql`id = ${order.id}`);
    await db().update(productStock).set({ stock: 0, reserved: 0 }).where(sql`product_id = ${a}`);
    await pay(paymentIntentId ?? "", clientSecret);
    const intent = await retrievePaymentIntent(paymentIntentId ?? "");
    await settlePayment(context(), intent);
    await settlePayment(context(), intent);
    expect(await findOrder(db(), order.id)).toMatchObject({ status: "refunded", refundedTotal: order.total });
    const rows = await db().select().from(refunds).where(sql`order_id = ${order.id}`);
    expect(rows).toMatchObject([{ amount: order.total, reason: "late-payment", status: "pending" }]);
  });
});

describe("closing an order", () => {
  test("expiry cancels at Stripe first and then gives the stock back", async () => {
    const a = await sell(3);
    const { order, paymentIntentId } = await placed([[a, 2]]);
    await expireOrder(context(later(1)), order.id);
    expect((await findOrderRow(db(), order.id))?.status).toBe("pending_payment");
    await expireOrder(context(later(31)), order.id);
    expect((await findOrderRow(db(), order.id))?.status).toBe("expired");
    expect((await retrievePaymentIntent(paymentIntentId ?? "")).status).toBe("canceled");
    expect(await stockOf(a)).toEqual({ stock: 3, reserved: 0 });
  });

  test("expiry of an order whose payment succeeded unseen completes it", async () => {
    const a = await sell(3);
    const { order, paymentIntentId, clientSecret } = await placed([[a, 2]]);
    await pay(paymentIntentId ?? "", clientSecret);
    await expireOrder(context(later(31)), order.id);
    expect((await findOrderRow(db(), order.id))?.status).toBe("paid");
    expect(await stockOf(a)).toEqual({ stock: 1, reserved: 0 });
  });

  test("cancelling twice is cancelling once; a paid order cannot be cancelled", async () => {
    const a = await sell(3);
    const { order } = await placed([[a, 2]]);
    const twice = await Promise.all([cancelOrder(context(), order), cancelOrder(context(), order)]);
    expect(twice.every((result) => result.ok)).toBe(true);
    expect(await stockOf(a)).toEqual({ stock: 3, reserved: 0 });
    const other = await placed([[a, 1]]);
    await pay(other.paymentIntentId ?? "", other.clientSecret);
    expect(await cancelOrder(context(), other.order)).toMatchObject({
      ok: false,
      problem: { slug: "illegal-transition" },
    });
    expect((await findOrderRow(db(), other.order.id))?.status).toBe("paid");
  });

  test("an order whose payment was cancelled at Stripe by somebody else still expires", async () => {
    const a = await sell(3);
    const { order, paymentIntentId } = await placed([[a, 1]]);
    await cancelPaymentIntent(paymentIntentId ?? "");
    await expireOrder(context(later(31)), order.id);
    expect((await findOrderRow(db(), order.id))?.status).toBe("expired");
  });
});
