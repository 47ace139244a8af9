import { expect, test } from "vitest";
import { createId } from "@/lib/kernel/ids";
import { withKv } from "@/lib/services/kv";
import { addItem } from "./add-item";
import { migrateCart, undoMigration } from "./migrate-cart";
import type { CartAccess } from "./outcome";
import { getCart } from "./queries";
import type { CartKey } from "./rules";
import { setQuantity } from "./set-quantity";
import { aContext, anAccess, aProduct, deltasOf, sum, waitingEvents } from "./testing";
import { viewCart } from "./view-cart";

const ctx = aContext();
const [a, b, c] = [aProduct(), aProduct(), aProduct()];

/** A browser with an anonymous cart, and the person who signs in on it. */
const aBrowser = (products = [a, b, c]) => {
  const guest = anAccess(products);
  const key: CartKey = `u:${createId("usr")}`;
  const signedIn = (session: string): CartAccess & { session: string } => ({
    ...anAccess(products, { key, guest: { key: guest.key, session } }),
    session,
  });
  return { guest, signedIn, key };
};

const contents = async (access: CartAccess) =>
  Object.fromEntries(
    (await getCart(access.key, access.findProducts)).items.map((item) => [item.productId, item.quantity]),
  );

test("quantities of the same product sum up, capped at five hundred, and the anonymous cart is empty at once", async () => {
  const { guest, signedIn } = aBrowser();
  const person = signedIn("ses_1");
  await addItem(ctx, { ...person, guest: undefined }, { productId: a.productId, quantity: 2 });
  await addItem(ctx, { ...person, guest: undefined }, { productId: c.productId, quantity: 400 });
  await addItem(ctx, guest, { productId: b.productId, quantity: 1 });
  await addItem(ctx, guest, { productId: a.productId, quantity: 3 });
  await addItem(ctx, guest, { productId: c.productId, quantity: 300 });
  const outcome = await migrateCart(ctx, person);
  expect(outcome.merged).toEqual([
    { productId: b.productId, quantity: 1 },
    { productId: a.productId, quantity: 3 },
    { productId: c.productId, quantity: 300 },
  ]);
  expect(await contents(person)).toEqual({ [a.productId]: 5, [c.productId]: 500, [b.productId]: 1 });
  expect(await contents(guest)).toEqual({});
  expect(await waitingEvents(guest.key)).toMatchObject([
    { type: "cart.migrated", data: { cartKey: guest.key, into: person.key } },
  ]);
});

test("asked twenty times at once while lines are being added, every piece is merged exactly once", async () => {
  const product = aProduct();
  const { guest, signedIn } = aBrowser([product]);
  const { productId } = product;
  await addItem(ctx, guest, { productId, quantity: 10 });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      if (i % 2 === 0) await addItem(ctx, guest, { productId, quantity: 1 });
      return migrateCart(ctx, signedIn("ses_1"));
    }),
  );
  const last = await viewCart(ctx, signedIn("ses_1"));
  expect(await contents(signedIn("ses_1"))).toEqual({ [productId]: 20 });
  expect(await contents(guest)).toEqual({});
  const merged = [...outcomes, last].flatMap((outcome) => outcome.merged.map((line) => line.quantity));
  expect(sum(merged)).toBe(20);
  expect(sum((await deltasOf(productId))[0])).toBe(20);
});

test("a line that comes after the merge opens the next generation, which the next signed-in call merges", async () => {
  const { guest, signedIn } = aBrowser();
  const person = signedIn("ses_1");
  await addItem(ctx, guest, { productId: a.productId, quantity: 1 });
  await migrateCart(ctx, person);
  await addItem(ctx, guest, { productId: b.productId, quantity: 1 });
  expect(await contents(guest)).toEqual({ [b.productId]: 1 });
  await addItem(ctx, person, { productId: c.productId, quantity: 1 });
  expect(await contents(person)).toEqual({ [a.productId]: 1, [b.productId]: 1, [c.productId]: 1 });
});

test("a closed generation keeps its lines and its remaining life until the job deletes it", async () => {
  const { guest, signedIn } = aBrowser();
  await addItem(ctx, guest, { productId: a.productId, quantity: 1 });
  await migrateCart(ctx, signedIn("ses_1"));
  const [event] = await waitingEvents(guest.key);
  const generation = `cart:merged:${event?.data.migrationId}`;
  expect(await withKv((kv) => kv.hlen(generation))).toBe(1);
  expect(await withKv((kv) => kv.ttl(generation))).toBeGreaterThan(0);
});

test("a merge is taken back once, as far as its lines are still there", async () => {
  const product = aProduct();
  const { guest, signedIn } = aBrowser([product, b]);
  const person = signedIn("ses_1");
  await addItem(ctx, { ...person, guest: undefined }, { productId: product.productId, quantity: 300 });
  await addItem(ctx, guest, { productId: product.productId, quantity: 300 });
  await addItem(ctx, guest, { productId: b.productId, quantity: 4 });
  await migrateCart(ctx, person);
  await setQuantity(ctx, person, { productId: b.productId, quantity: 1 });

  const undone = await undoMigration(ctx, person);
  expect([undone.result.ok, undone.guestKey]).toEqual([true, guest.key]);
  expect(await contents(person)).toEqual({ [product.productId]: 300 });
  expect(await contents(guest)).toEqual({ [product.productId]: 300, [b.productId]: 1 });
  expect(sum((await deltasOf(product.productId))[0])).toBe(600);

  const again = await undoMigration(ctx, person);
  expect(again.result.ok ? null : again.result.problem.slug).toBe("already-undone");
});

test("what an undo gave back stays apart until the next sign-in", async () => {
  const { guest, signedIn } = aBrowser();
  await addItem(ctx, guest, { productId: a.productId, quantity: 2 });
  await migrateCart(ctx, signedIn("ses_1"));
  await undoMigration(ctx, signedIn("ses_1"));
  await viewCart(ctx, signedIn("ses_1"));
  expect(await contents(guest)).toEqual({ [a.productId]: 2 });
  await viewCart(ctx, signedIn("ses_2"));
  expect(await contents(guest)).toEqual({});
  expect(await contents(signedIn("ses_2"))).toEqual({ [a.productId]: 2 });
});
