import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import * as checkoutRoute from "@/app/api/cart/checkout/route";
import * as cartRoute from "@/app/api/cart/route";
import { inTransaction } from "@/db/client";
import { productStock } from "@/db/schema/catalog";
import { deliveries, events } from "@/db/schema/events";
import { orders } from "@/db/schema/orders";
import type { WalletCheckout } from "@/lib/checkout/schema";
import { createContext } from "@/lib/events/context";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { runJob } from "@/lib/jobs/run-job";
import { refundOrder } from "@/lib/orders/refund-order";
import { settleIntent } from "@/lib/orders/take-in-payment-event";
import { grantPoints } from "@/lib/points/grant-points";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { bookEntry } from "@/lib/wallet/book-entry";
import { findBalance, listUnbalanced } from "@/lib/wallet/queries";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, payIntent } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
let productId = "";
let owner: Awaited<ReturnType<typeof signIn>>;

const ordersOf = () => db().select().from(orders).where(eq(orders.userId, owner.userId));
const stockOf = async () => {
  const [row] = await db().select().from(productStock).where(eq(productStock.productId, productId));
  return [row?.stock, row?.reserved];
};

const fill = (amount: number) =>
  inTransaction(db(), (tx) =>
    bookEntry(tx, createContext(tx, "system:test"), {
      ...{ userId: owner.userId, amount, reason: "gift", cause: randomUUID() },
    }),
  );

const add = (quantity: number) =>
  callRoute(cartRoute, {
    method: "POST",
    path: "/cart",
    body: { productId, quantity },
    headers: owner.headers,
  });

const checkOut = (
  payment: string,
  more: Record<string, string> = {},
  headers = owner.headers,
  wish: Partial<WalletCheckout> = {},
) =>
  callRoute(checkoutRoute, {
    method: "POST",
    path: "/cart/checkout",
    body: { payment, email: "ana@example.com", shippingAddress: ADDRESS, ...wish },
    headers: { ...headers, ...more },
  });

type Paid = { order: { orderId: string; status: string; total: number }; lines: { quantity: number }[] };

beforeEach(async () => {
  const [product] = await addProducts(db(), [{ name: `Lamp ${randomUUID()}`, price: 3000, stock: 10 }]);
  productId = product?.id ?? "";
  owner = await signIn(db());
});

test("a cart is paid from the wallet at once, and what is refunded goes back into it", async () => {
  await fill(10_000);
  await add(2);
  const { status, body } = await checkOut("wallet");
  expect(status).toBe(200);
  const { order, lines } = body as Paid;
  expect([order.status, lines.map(({ quantity }) => quantity)]).toEqual(["paid", [2]]);
  expect(await findBalance(db(), owner.userId)).toBe(10_000 - order.total);
  expect(await stockOf()).toEqual([8, 0]);
  const told = await db().select().from(events).where(eq(events.aggregateId, order.orderId));
  expect(told.map(({ type }) => type)).toContain("order.paid");
  const ctx = createContext(db(), "user:admin");
  const back = await refundOrder(ctx, { orderId: order.orderId, reason: "broken", restock: true });
  expect(back.ok).toBe(true);
  expect(await findBalance(db(), owner.userId)).toBe(10_000);
  expect(await listUnbalanced(db())).toEqual([]);
});

test("too little in the wallet moves nothing at all", async () => {
  await fill(2_000);
  await add(1);
  const refused = await checkOut("wallet");
  expect([refused.status, problemOf(refused)]).toEqual([409, "insufficient-balance"]);
  expect(await ordersOf()).toEqual([]);
  expect(await stockOf()).toEqual([10, 0]);
  expect(await findBalance(db(), owner.userId)).toBe(2_000);
});

test("ten at once buy the cart once, though there is money for all, and the same key gives the same order", async () => {
  await fill(100_000);
  await add(1);
  const key = { "idempotency-key": randomUUID() };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => checkOut("wallet", n < 5 ? key : {})),
  );
  const paid = answers.filter(({ status }) => status === 200);
  expect(new Set(paid.map(({ body }) => (body as Paid).order.orderId)).size).toBe(1);
  expect(await ordersOf()).toHaveLength(1);
  expect(await stockOf()).toEqual([9, 0]);
});

/** The jobs of paid orders run, as the queue would have them run. */
const deliverClearing = async () => {
  await dispatchOutbox(db());
  const waiting = and(eq(deliveries.subscription, "cart-clearing"), eq(deliveries.status, "waiting"));
  for (const { id } of await db().select().from(deliveries).where(waiting)) {
    const body = JSON.stringify({ deliveryId: id });
    await runJob(createContext(db(), "system:queue"), { name: "cart-clearing", body, retried: 0 });
  }
};

test("a cart is ordered again only when what was bought has left it", async () => {
  await fill(100_000);
  await add(1);
  expect((await checkOut("wallet")).status).toBe(200);
  const tooSoon = await checkOut("wallet");
  expect([tooSoon.status, problemOf(tooSoon)]).toEqual([409, "conflict"]);
  await deliverClearing();
  expect(problemOf(await checkOut("wallet"))).toBe("empty-cart");
  await add(2);
  expect((await checkOut("wallet")).status).toBe(200);
  expect(await stockOf()).toEqual([7, 0]);
});

/** Runs `meanwhile` while nobody can read a promotion code. */
const withCodesHeld = (meanwhile: () => Promise<void>) =>
  inTransaction(db(), async (tx) => {
    await tx.execute(sql`lock table promotion_codes in access exclusive mode`);
    await meanwhile();
  });

const isSomebodyWaiting = async () => {
  const found = await db().execute(
    sql`select 1 from pg_locks where relation = 'promotion_codes'::regclass and not granted`,
  );
  return found.rows.length > 0;
};

test("an order for nothing buys no lines that were paid for and left the cart after it had read them", async () => {
  await fill(100_000);
  const ctx = createContext(db(), "system:test");
  await grantPoints(ctx, { accountId: owner.userId, amount: 100_000, byDesk: false });
  const code = `FREE${randomUUID().slice(0, 6).toUpperCase()}`;
  const benefit = { rule: "percent", args: { percent: 10 } } as const;
  await createPromotionCode(ctx, { code, benefit, conditions: [], active: true });
  await add(5);
  let forNothing: ReturnType<typeof checkOut> | undefined;
  await withCodesHeld(async () => {
    forNothing = checkOut("card", {}, owner.headers, { promotionCode: code, pointsToRedeem: 100_000 });
    await expect.poll(isSomebodyWaiting).toBe(true);
    expect((await checkOut("wallet")).status).toBe(200);
    await deliverClearing();
  });
  const late = await forNothing;
  expect([late?.status, late && problemOf(late)]).toEqual([409, "conflict"]);
  expect(await ordersOf()).toHaveLength(1);
  expect(await stockOf()).toEqual([5, 0]);
});

test("a payment by card that was begun is closed first", async () => {
  await fill(10_000);
  await add(1);
  const begun = (await checkOut("card")).body as { orderId: string; paymentIntentId: string };
  const paid = await checkOut("wallet");
  expect([paid.status, problemOf(paid)]).toEqual([200, undefined]);
  const rows = await ordersOf();
  expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [begun.orderId, "cancelled"],
      [(paid.body as Paid).order.orderId, "paid"],
    ]),
  );
  expect((await retrievePaymentIntent(begun.paymentIntentId)).status).toBe("canceled");
  expect(await stockOf()).toEqual([9, 0]);
});

test("a wallet pays what was shown for the cart, and nothing else", async () => {
  await fill(100_000);
  await add(1);
  const before = (await checkOut("card")).body as { orderId: string; total: number };
  await add(2);
  const more = await checkOut("wallet", {}, owner.headers, { expectedTotal: before.total });
  expect([more.status, problemOf(more)]).toEqual([409, "conflict"]);
  expect(await findBalance(db(), owner.userId)).toBe(100_000);
  const now = (await checkOut("card")).body as { total: number };
  const paid = await checkOut("wallet", {}, owner.headers, { expectedTotal: now.total });
  expect((paid.body as Paid).order.total).toBe(now.total);
  expect(await findBalance(db(), owner.userId)).toBe(100_000 - now.total);
});

test("an order that a card paid for meanwhile is paid no second time from the wallet", async () => {
  await fill(100_000);
  await add(1);
  type Begun = { orderId: string; paymentIntentId: string; clientSecret: string; total: number };
  const begun = (await checkOut("card")).body as Begun;
  expect(await payIntent(begun.paymentIntentId, begun.clientSecret)).toBe(200);
  await settleIntent(createContext(db(), "system:test"), await retrievePaymentIntent(begun.paymentIntentId));
  await deliverClearing();
  const late = await checkOut("wallet", {}, owner.headers, {
    items: [{ productId, quantity: 1 }],
    expectedTotal: begun.total,
    insteadOf: begun.orderId,
  });
  expect([late.status, problemOf(late)]).toEqual([409, "order-paid"]);
  expect((await ordersOf()).map(({ id, status }) => [id, status])).toEqual([[begun.orderId, "paid"]]);
  expect(await findBalance(db(), owner.userId)).toBe(100_000);
});

test("what a refusal was about passes: the same order can be paid under the key of its next try", async () => {
  await fill(100_000);
  await add(1);
  expect((await checkOut("wallet")).status).toBe(200);
  const [other] = await addProducts(db(), [{ name: `Vase ${randomUUID()}`, price: 4000, stock: 10 }]);
  const items = [{ productId: other?.id ?? "", quantity: 1 }];
  const order = async () => {
    const begun = (await checkOut("card", {}, owner.headers, { items })).body as { orderId: string };
    return checkOut("wallet", { "idempotency-key": `wallet-${begun.orderId}` }, owner.headers, { items });
  };
  expect(problemOf(await order())).toBe("conflict");
  await deliverClearing();
  expect((await order()).status).toBe(200);
});

test("a guest has no wallet", async () => {
  const refused = await checkOut("wallet", {}, { cookie: `cartId=${randomUUID()}` });
  expect([refused.status, problemOf(refused)]).toEqual([401, "unauthenticated"]);
});
