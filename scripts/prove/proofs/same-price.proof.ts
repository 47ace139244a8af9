import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { viewCheckout } from "@/lib/checkout/view-checkout";
import { createContext } from "@/lib/events/context";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { runJob } from "@/lib/jobs/run-job";
import { env } from "@/lib/kernel/env";
import type { Order, Quote } from "@/lib/orders/schema";
import { settlePayment } from "@/lib/orders/settle-payment";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, payIntent } from "@/testing/checkout";
import { loadRoutes } from "@/testing/conformance/routes";
import { useDatabase } from "@/testing/database";
import type { Price } from "../price-oracle";
import { CODES, callerOf, drawsOf, goShopping, type Shopping } from "../priced-carts";
import { randomFrom } from "../random";
import { amountsIn, checkoutPageShows, receiptSums } from "../shown-prices";

vi.hoisted(() => {
  Object.assign(process.env, {
    RATE_LIMIT_SCALE: "100000",
    TAX_RATES: "NL:21,DE:19,FI:25.5,CH:8.1",
    POINT_VALUE: "3",
  });
});

vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: () => Promise.resolve(),
}));

const db = useDatabase();
const CARTS = Number(process.env.PROVE_CARTS ?? 200);
const SEED = 20_261_120;
const SMALLEST_CHARGE = 50;
const draws = drawsOf(randomFrom(SEED));

let call: ReturnType<typeof callerOf>;
let products: string[];

const seen = { card: 0, wallet: 0, nothing: 0, "too little": 0, codes: 0, points: 0 };

const sumsOf = ({ subtotal, byCode, byPoints, shippingFee, total, tax }: Price) => ({
  ...{ subtotal, shippingFee, total, tax },
  discount: byCode + byPoints,
});

const expectQuote = (quote: Quote, price: Price): void => {
  const discount = quote.discounts.reduce((sum, { amount }) => sum + amount, 0);
  expect({ ...quote, discount }).toMatchObject(sumsOf(price));
  const { subtotal, byCode, byPoints, shippingFee, total, tax } = price;
  const rows = [subtotal, -byCode, -byPoints, shippingFee, total, tax];
  // What is nothing has no row, but goods and total always have.
  const expected = rows.filter((amount, at) => amount !== 0 || at === 0 || at === 4);
  expect(checkoutPageShows(quote)).toEqual(expected);
};

const readMail = async (email: string): Promise<{ subject: string; text: string; html: string }[]> =>
  (await fetch(`${env.RESEND_BASE_URL}/messages?to=${encodeURIComponent(email)}`)).json() as never;

const sendReceipts = async (): Promise<void> => {
  await dispatchOutbox(db());
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from deliveries where status = 'waiting' and subscription = 'receipt-mail'`,
  );
  for (const { id } of rows) {
    const message = { name: "receipt-mail", body: JSON.stringify({ deliveryId: id }), retried: 0 };
    expect(await runJob(createContext(db(), "system:queue"), message)).toBe("done");
  }
};

/** The order, its receipt and the receipt mail, all of the paid order. */
const expectPaid = async ({ buyer, price }: Shopping, orderId: string, token: string): Promise<void> => {
  const headers = { cookie: [buyer.headers.cookie, token].filter(Boolean).join("; ") };
  const read = await call<{ order: Order }>("GET /api/order/{orderId}", { params: { orderId }, headers });
  const { order } = read.body;
  expect(order).toMatchObject({ ...sumsOf(price), status: "paid" });
  const page = await call("GET /api/order/{orderId}/receipt", { params: { orderId }, headers });
  const each = order.items.flatMap(({ unitPrice, subtotal }) => [unitPrice, subtotal]);
  expect(amountsIn(page.text.split("<table>")[1] ?? "")).toEqual([...each, ...receiptSums(order)]);
  await sendReceipts();
  const [mail] = await readMail(buyer.email);
  const lines = order.items.map(({ subtotal }) => subtotal);
  expect(amountsIn(mail?.subject ?? "")).toEqual([price.total]);
  expect(amountsIn(mail?.text ?? "")).toEqual([...lines, ...receiptSums(order)]);
  expect(amountsIn(mail?.html ?? "")).toEqual([...lines, ...receiptSums(order)]);
  const { rows } = await db().execute(sql`select data ->> 'total' as total from events
    where aggregate_id = ${orderId} and type = 'order.paid'`);
  expect(rows).toEqual([{ total: String(price.total) }]);
};

const bodyOf = ({ buyer, wanted, code, byWallet }: Shopping) => ({
  ...{ email: buyer.email, shippingAddress: { ...ADDRESS, country: wanted.country } },
  ...(code ? { promotionCode: code.code } : {}),
  ...(wanted.points > 0 ? { pointsToRedeem: wanted.points } : {}),
  payment: byWallet ? "wallet" : "card",
});

const payByCard = async (shopping: Shopping): Promise<void> => {
  const { buyer, price } = shopping;
  const { headers } = buyer;
  type Started = {
    orderId: string;
    paymentIntentId: string | null;
    clientSecret: string | null;
    total: number;
    quote: Quote;
    type?: string;
  };
  const { status, body, cookie } = await call<Started>("POST /api/cart/checkout", {
    headers,
    body: bodyOf(shopping),
  });
  if (price.total > 0 && price.total < SMALLEST_CHARGE) {
    expect(body.type).toMatch(/amount-below-minimum$/);
    seen["too little"] += 1;
    return;
  }
  expect([status, body.total]).toEqual([201, price.total]);
  expectQuote(body.quote, price);
  if (price.total === 0) {
    expect(body.paymentIntentId).toBeNull();
    seen.nothing += 1;
    return expectPaid(shopping, body.orderId, cookie);
  }
  const token = cookie.split("=")[1] ?? "";
  const view = await viewCheckout(createContext(db(), "test"), {
    access: { key: buyer.cartKey, guest: undefined, findHeld: async () => new Map() },
    ...{ email: null, userId: buyer.userId },
    visitorOf: () => ({ userId: buyer.userId, isAdmin: false, secrets: [token] }),
  });
  if (!view.ok) throw new Error(view.problem.detail);
  expectQuote(view.value.quote, price);
  const intentId = body.paymentIntentId ?? "";
  expect((await retrievePaymentIntent(intentId)).amount).toBe(price.total);
  await payIntent(intentId, body.clientSecret);
  const paid = await retrievePaymentIntent(intentId);
  expect(paid.amount_received).toBe(price.total);
  await settlePayment(createContext(db(), "system:stripe"), paid);
  seen.card += 1;
  return expectPaid(shopping, body.orderId, cookie);
};

const payFromWallet = async (shopping: Shopping): Promise<void> => {
  const { buyer, price } = shopping;
  const userId = buyer.userId ?? "";
  await creditWallet(createContext(db(), "user:desk"), { userId, amount: 1_000_000, reason: "test" });
  const given = { headers: buyer.headers, body: bodyOf(shopping) };
  const { status, body } = await call<{ order: Order }>("POST /api/cart/checkout", given);
  expect(status).toBe(200);
  expect(body.order).toMatchObject(sumsOf(price));
  expectQuote(body.order.quote, price);
  const { rows } = await db().execute<{ taken: number }>(
    sql`select coalesce(-sum(amount), 0)::int as taken from wallet_entries where order_id = ${body.order.orderId}`,
  );
  expect(rows).toEqual([{ taken: price.total }]);
  seen.wallet += 1;
  return expectPaid(shopping, body.order.orderId, "");
};

beforeAll(async () => {
  call = callerOf(await loadRoutes());
  const { random, pick } = draws;
  const prices = [
    0,
    0,
    1,
    30,
    49,
    4999,
    5000,
    ...Array.from({ length: 30 }, () => random(pick([300, 6000, 30_000]))),
  ];
  const rows = await addProducts(
    db(),
    prices.map((price, n) => ({ name: `Thing ${n}`, price, stock: 100_000 })),
  );
  products = rows.map(({ id }) => id);
  for (const given of CODES)
    await createPromotionCode(createContext(db(), "user:desk"), { ...given, conditions: [], active: true });
});

const buyOnce = async (n: number): Promise<void> => {
  const shopping = await goShopping({ db: db(), call, products, draws }, n);
  await (shopping.byWallet ? payFromWallet : payByCard)(shopping);
  seen.codes += shopping.code ? 1 : 0;
  seen.points += shopping.price.byPoints > 0 ? 1 : 0;
};

test("one cart has one price: in the catalogue, cart, checkout, at Stripe, in the order, its receipt and its mail", async () => {
  for (let n = 0; n < CARTS; n += 1)
    await buyOnce(n).catch((error: unknown) => {
      process.stdout.write(`1 cart differs: number ${n} of seed ${SEED}, alike in every run\n`);
      throw error;
    });
  const counts = Object.entries(seen).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(
    `${CARTS} carts (seed ${SEED}): ${counts.join(", ")}; one price in catalogue, cart and its page, checkout and its page, at Stripe or in the wallet, in the order, receipt, mail and event\n`,
  );
});
