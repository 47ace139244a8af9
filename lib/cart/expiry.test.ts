import { expect, test } from "vitest";
import { withKv } from "@/lib/services/kv";
import { addItem } from "./add-item";
import { countExpiredCarts } from "./count-expired-carts";
import { getCart } from "./queries";
import { aContext, anAccess, aProduct, deltasOf, lifeLeft, sum, waitingEvents } from "./testing";

const ctx = aContext();

const expireNow = (key: string) =>
  withKv((kv) =>
    kv.multi().pexpire(`cart:${key}`, 1).zadd("cart:expiries", { score: Date.now(), member: key }).exec(),
  );

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test("an expired cart is empty, and what was counted of it is subtracted once", async () => {
  const [a, b] = [aProduct(), aProduct()];
  const access = anAccess([a, b]);
  await addItem(ctx, access, { productId: a.productId, quantity: 5 });
  await addItem(ctx, access, { productId: b.productId, quantity: 2 });
  await expireNow(access.key);
  await settle();
  await countExpiredCarts(ctx);
  await countExpiredCarts(ctx);
  expect((await getCart(access.key, access.findProducts)).items).toEqual([]);
  expect(await deltasOf(a.productId, b.productId)).toEqual([
    [5, -5],
    [2, -2],
  ]);
  expect(await waitingEvents(access.key)).toMatchObject([
    { type: "cart.expired", version: 1, data: { cartKey: access.key, lines: expect.any(Array) } },
  ]);
});

test("a shopper who comes back first finds an empty cart, and the old one is subtracted on the way", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  await addItem(ctx, access, { productId: product.productId, quantity: 5 });
  await expireNow(access.key);
  await settle();
  await addItem(ctx, access, { productId: product.productId, quantity: 1 });
  await countExpiredCarts(ctx);
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(1);
  expect(sum((await deltasOf(product.productId))[0])).toBe(1);
});

test("a cart that lives longer than its place in the queue said is left alone", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  await addItem(ctx, access, { productId: product.productId, quantity: 5 });
  await withKv((kv) => kv.zadd("cart:expiries", { score: 1, member: access.key }));
  await countExpiredCarts(ctx);
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(5);
  expect(await deltasOf(product.productId)).toEqual([[5]]);
  const due = await withKv((kv) => kv.zscore("cart:expiries", access.key));
  expect(Number(due)).toBeGreaterThan(Date.now());
});

test("what was counted outlives the cart by a week", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  await addItem(ctx, access, { productId: product.productId, quantity: 1 });
  const counted = await withKv((kv) => kv.pttl(`cart:counted:${access.key}`));
  const week = 7 * 24 * 60 * 60 * 1000;
  expect(Math.abs(counted - (await lifeLeft(access.key)) - week)).toBeLessThan(1_000);
});
