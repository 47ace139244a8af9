import { expect, test } from "vitest";
import { withKv } from "@/lib/services/kv";
import { addItem } from "./add-item";
import { clearCart } from "./clear-cart";
import { getCart } from "./queries";
import { removeItem } from "./remove-item";
import type { Cart } from "./schema";
import { setQuantity } from "./set-quantity";
import { aCatalogue, aContext, anAccess, aProduct, deltasOf, lifeLeft, sum } from "./testing";
import { viewCart } from "./view-cart";

const ctx = aContext();

const linesOf = (cart: Cart) => cart.items.map((item) => [item.productId, item.quantity]);

const cartOf = async (outcome: ReturnType<typeof viewCart>): Promise<Cart> => {
  const { result } = await outcome;
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};

const refusalOf = async (outcome: ReturnType<typeof viewCart>) => {
  const { result } = await outcome;
  return result.ok ? null : result.problem.slug;
};

test("adding sums up, a negative quantity lowers, and lines keep the order in which they came", async () => {
  const [a, b] = [aProduct(), aProduct({ price: 100 })];
  const access = anAccess([a, b]);
  await addItem(ctx, access, { productId: a.productId, quantity: 2 });
  await addItem(ctx, access, { productId: b.productId, quantity: 1 });
  await addItem(ctx, access, { productId: a.productId, quantity: 3 });
  const cart = await cartOf(addItem(ctx, access, { productId: a.productId, quantity: -1 }));
  expect(linesOf(cart)).toEqual([
    [a.productId, 4],
    [b.productId, 1],
  ]);
  expect(cart).toMatchObject({ itemCount: 5, subtotal: 4 * 349 + 100, owner: "anonymous", currency: "usd" });
  expect(await cartOf(viewCart(ctx, access))).toEqual({ ...cart, expiresAt: expect.any(String) });
});

test("a hundred people with one cart add at once and none is lost", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  await Promise.all(
    Array.from({ length: 100 }, () => addItem(ctx, access, { productId: product.productId, quantity: 1 })),
  );
  const cart = await cartOf(viewCart(ctx, access));
  expect(cart.itemCount).toBe(100);
  expect(sum((await deltasOf(product.productId))[0])).toBe(100);
});

test("below zero and above five hundred the cart stays as it is", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  const { productId } = product;
  expect(await refusalOf(addItem(ctx, access, { productId, quantity: -1 }))).toBe("quantity-limit");
  expect(await lifeLeft(access.key)).toBe(-2);
  await addItem(ctx, access, { productId, quantity: 500 });
  const before = await lifeLeft(access.key);
  expect(await refusalOf(addItem(ctx, access, { productId, quantity: 1 }))).toBe("quantity-limit");
  expect(await refusalOf(setQuantity(ctx, access, { productId, quantity: 501 }))).toBe("quantity-limit");
  expect(await refusalOf(addItem(ctx, access, { productId, quantity: -501 }))).toBe("quantity-limit");
  expect(await lifeLeft(access.key)).toBeLessThanOrEqual(before);
  expect((await cartOf(viewCart(ctx, access))).itemCount).toBe(500);
  expect(await deltasOf(productId)).toEqual([[500]]);
});

test("a product that is not sold cannot be added, but what is in the cart can be removed", async () => {
  const product = aProduct();
  const { byId, findProducts } = aCatalogue(product);
  const access = anAccess([], { findProducts });
  await addItem(ctx, access, { productId: product.productId, quantity: 2 });
  byId.clear();
  expect(await refusalOf(addItem(ctx, access, { productId: product.productId, quantity: 1 }))).toBe(
    "unknown-product",
  );
  expect(await refusalOf(setQuantity(ctx, access, { productId: product.productId, quantity: 3 }))).toBe(
    "unknown-product",
  );
  const cart = await cartOf(viewCart(ctx, access));
  expect(cart.items[0]).toMatchObject({ problem: "unavailable", product: null, subtotal: 0 });
  expect(cart).toMatchObject({ itemCount: 2, subtotal: 0 });
  const emptied = await cartOf(setQuantity(ctx, access, { productId: product.productId, quantity: 0 }));
  expect(emptied).toMatchObject({ items: [], expiresAt: null });
});

test("setting, removing and clearing; removing what is not there is fine", async () => {
  const [a, b] = [aProduct(), aProduct()];
  const access = anAccess([a, b]);
  await setQuantity(ctx, access, { productId: a.productId, quantity: 7 });
  await setQuantity(ctx, access, { productId: b.productId, quantity: 1 });
  expect(linesOf(await cartOf(setQuantity(ctx, access, { productId: a.productId, quantity: 2 })))).toEqual([
    [a.productId, 2],
    [b.productId, 1],
  ]);
  expect(linesOf(await cartOf(removeItem(ctx, access, { productId: "prd_unheard_of" })))).toHaveLength(2);
  expect(linesOf(await cartOf(removeItem(ctx, access, { productId: a.productId })))).toEqual([
    [b.productId, 1],
  ]);
  expect((await cartOf(clearCart(ctx, access))).items).toEqual([]);
  expect((await cartOf(clearCart(ctx, access))).items).toEqual([]);
  expect((await deltasOf(a.productId, b.productId)).map(sum)).toEqual([0, 0]);
});

test("a batch of changes tells deltas that sum to what is in the cart", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  const { productId } = product;
  await addItem(ctx, access, { productId, quantity: 5 });
  await setQuantity(ctx, access, { productId, quantity: 8 });
  await removeItem(ctx, access, { productId });
  await addItem(ctx, access, { productId, quantity: 2 });
  expect(await deltasOf(productId)).toEqual([[5, 3, -8, 2]]);
});

test("eighty-one products at quantities one to ten cost exactly what they cost", async () => {
  const products = Array.from({ length: 81 }, (_, i) => aProduct({ price: 99 + 7 * i * i }));
  const access = anAccess(products);
  let expected = 0;
  for (const [i, product] of products.entries()) {
    const quantity = (i % 10) + 1;
    expected += product.price * quantity;
    await addItem(ctx, access, { productId: product.productId, quantity });
  }
  const cart = await cartOf(viewCart(ctx, access));
  expect(cart.subtotal).toBe(expected);
  expect(linesOf(cart).map(([id]) => id)).toEqual(products.map((product) => product.productId));
});

test("a line says what is wrong with it, the gravest first", async () => {
  const product = aProduct();
  const { byId, findProducts } = aCatalogue(product);
  const access = anAccess([], { findProducts });
  const { productId } = product;
  await addItem(ctx, access, { productId, quantity: 5 });
  const itemWhen = async (more: Partial<typeof product>) => {
    byId.set(productId, { ...product, ...more });
    return (await getCart(access.key, findProducts)).items[0];
  };
  expect(await itemWhen({})).toMatchObject({ problem: null });
  expect(await itemWhen({ price: 400, available: 0 })).toMatchObject({ problem: "out-of-stock" });
  expect(await itemWhen({ price: 400, available: 3 })).toMatchObject({ problem: "only-n-left", left: 3 });
  expect(await itemWhen({ price: 400 })).toMatchObject({
    problem: "price-changed",
    previousUnitPrice: 349,
    unitPrice: 400,
    subtotal: 2000,
  });
  await setQuantity(ctx, access, { productId, quantity: 6 });
  expect((await getCart(access.key, findProducts)).items[0]).toMatchObject({ problem: null, subtotal: 2400 });
});

test("only a write renews a cart's life, and KV itself keeps it", async () => {
  const product = aProduct();
  const day = 24 * 60 * 60 * 1000;
  const guest = anAccess([product]);
  const person = anAccess([product], { key: "u:usr_of_the_ttl" });
  await addItem(ctx, guest, { productId: product.productId, quantity: 1 });
  const added = await cartOf(addItem(ctx, person, { productId: product.productId, quantity: 1 }));
  expect(await lifeLeft(guest.key)).toBeGreaterThan(day - 5_000);
  expect(await lifeLeft(guest.key)).toBeLessThanOrEqual(day);
  expect(await lifeLeft(person.key)).toBeGreaterThan(7 * day - 5_000);
  expect(await lifeLeft(person.key)).toBeLessThanOrEqual(7 * day);
  expect(Math.abs(Date.parse(added.expiresAt ?? "") - ctx.now.getTime() - 7 * day)).toBeLessThan(5_000);

  await withKv((kv) => kv.pexpire(`cart:${guest.key}`, 60_000));
  await viewCart(ctx, guest);
  await getCart(guest.key, guest.findProducts);
  expect(await lifeLeft(guest.key)).toBeLessThanOrEqual(60_000);
  await addItem(ctx, guest, { productId: product.productId, quantity: 1 });
  expect(await lifeLeft(guest.key)).toBeGreaterThan(day - 5_000);
});

test("over the limit a client waits, and the cart does not change", async () => {
  const product = aProduct();
  const limit = { client: `test-${Math.random()}`, limit: 3, windowS: 60 };
  const access = anAccess([product], { limit });
  const { productId } = product;
  const remaining: (number | null)[] = [];
  for (let i = 0; i < 3; i += 1) {
    remaining.push((await addItem(ctx, access, { productId, quantity: 1 })).remaining);
  }
  expect(remaining).toEqual([2, 1, 0]);
  expect(await refusalOf(addItem(ctx, access, { productId, quantity: 1 }))).toBe("rate-limited");
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(3);
});
