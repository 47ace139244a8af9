import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { PermanentJobError } from "@/lib/events/job";
import type { ShopEvent } from "@/lib/events/types";
import { createId } from "@/lib/kernel/ids";
import { addItem } from "./add-item";
import { cartClearing } from "./jobs";
import { migrateCart } from "./migrate-cart";
import { getCart } from "./queries";
import type { CartKey } from "./rules";
import { aContext, anAccess, aProduct, deltasOf, lifeLeft } from "./testing";

const ctx = aContext();
const jobCtx = createContext({} as Database, "system:jobs");

const paid = (cartKey: string | null, lines: { productId: string; quantity: number }[]) =>
  ({
    id: createId("evt"),
    type: "order.paid",
    data: { cartKey, lines: lines.map((line) => ({ ...line, unitPrice: 1 })) },
  }) as ShopEvent;

const clear = async (event: ShopEvent, deliveryId = `${event.id}.cart-clearing`) => {
  if (cartClearing.effect === "external") await cartClearing.run(jobCtx, event, deliveryId);
};

const quantities = async (key: CartKey, findProducts: Parameters<typeof getCart>[1]) =>
  (await getCart(key, findProducts)).items.map((item) => item.quantity);

test("what was bought leaves the cart once, and what was added meanwhile stays", async () => {
  const [a, b] = [aProduct(), aProduct()];
  const access = anAccess([a, b]);
  await addItem(ctx, access, { productId: a.productId, quantity: 5 });
  await addItem(ctx, access, { productId: b.productId, quantity: 1 });
  const life = await lifeLeft(access.key);
  const event = paid(access.key, [
    { productId: a.productId, quantity: 2 },
    { productId: b.productId, quantity: 9 },
  ]);
  await Promise.all([clear(event), clear(event)]);
  await clear(event);
  expect(await quantities(access.key, access.findProducts)).toEqual([3]);
  expect(await deltasOf(a.productId, b.productId)).toEqual([
    [5, -2],
    [1, -1],
  ]);
  expect(await lifeLeft(access.key)).toBeLessThanOrEqual(life);
});

test("lines that moved to a person's cart between checkout and payment are taken from there", async () => {
  const product = aProduct();
  const guest = anAccess([product]);
  const person = anAccess([product], {
    key: `u:${createId("usr")}`,
    guest: { key: guest.key, session: "ses_1" },
  });
  await addItem(ctx, guest, { productId: product.productId, quantity: 2 });
  await migrateCart(ctx, person);
  await addItem(ctx, person, { productId: product.productId, quantity: 1 });
  await clear(paid(guest.key, [{ productId: product.productId, quantity: 2 }]));
  expect(await quantities(person.key, person.findProducts)).toEqual([1]);
});

test("an order without a cart changes none, and a malformed cart key is a dead letter", async () => {
  await clear(paid(null, [{ productId: "prd_1", quantity: 1 }]));
  await expect(clear(paid("nobody", []))).rejects.toThrow(PermanentJobError);
});
