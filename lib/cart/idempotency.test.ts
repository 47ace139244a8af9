import { expect, test } from "vitest";
import { addItem } from "./add-item";
import type { CartOutcome } from "./outcome";
import { getCart } from "./queries";
import { aCartKey, aContext, anAccess, aProduct, deltasOf } from "./testing";

const product = aProduct();
const { productId } = product;

const under = (key: string, bodyHash: string, caller: string) =>
  aContext({ idempotency: { caller, route: "POST /api/cart", key, bodyHash } });

const itemCount = ({ result }: CartOutcome) => (result.ok ? result.value.itemCount : null);

test("the same key and body gets the first answer and changes nothing", async () => {
  const access = anAccess([product]);
  const ctx = under("k1", "five", `guest:${access.key.slice(2)}`);
  const first = await addItem(ctx, access, { productId, quantity: 5 });
  await addItem(aContext(), access, { productId, quantity: 1 });
  const again = await addItem(ctx, access, { productId, quantity: 5 });
  expect([first.replayed, again.replayed]).toEqual([false, true]);
  expect(again.result).toEqual(first.result);
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(6);
});

test("the same key with another body is refused and changes nothing", async () => {
  const access = anAccess([product]);
  const caller = `guest:${access.key.slice(2)}`;
  await addItem(under("k2", "five", caller), access, { productId, quantity: 5 });
  const { result } = await addItem(under("k2", "six", caller), access, { productId, quantity: 6 });
  expect(result.ok ? null : result.problem.slug).toBe("idempotency-mismatch");
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(5);
});

test("a refusal is an outcome too and is given again", async () => {
  const access = anAccess([product]);
  const ctx = under("k3", "minus", `guest:${access.key.slice(2)}`);
  const first = await addItem(ctx, access, { productId, quantity: -1 });
  await addItem(aContext(), access, { productId, quantity: 3 });
  const again = await addItem(ctx, access, { productId, quantity: -1 });
  expect(again.replayed).toBe(true);
  expect(again.result).toEqual(first.result);
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(3);
});

test("a guest's repeated first call finds the cart that the first one opened, with its cookie and without", async () => {
  const own = aProduct();
  const opened = anAccess([own]);
  const caller = `guest:address-${Math.random()}`;
  const input = { productId: own.productId, quantity: 2 };
  await addItem(under("k4", "two", caller), opened, input);

  const withoutCookie = await addItem(under("k4", "two", caller), { ...opened, key: aCartKey() }, input);
  expect(withoutCookie).toMatchObject({ replayed: true, key: opened.key });
  const withCookie = await addItem(under("k4", "two", `guest:${opened.key.slice(2)}`), opened, input);
  expect(withCookie).toMatchObject({ replayed: true, key: opened.key });
  expect([itemCount(withoutCookie), itemCount(withCookie)]).toEqual([2, 2]);
  expect(await deltasOf(own.productId)).toEqual([[2]]);
});

test("twenty retries at once add once", async () => {
  const access = anAccess([product]);
  const ctx = under("k5", "one", `guest:${access.key.slice(2)}`);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => addItem(ctx, access, { productId, quantity: 1 })),
  );
  expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1);
  expect((await getCart(access.key, access.findProducts)).itemCount).toBe(1);
});
