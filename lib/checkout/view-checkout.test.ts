import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { products } from "@/db/schema/catalog";
import { addItem } from "@/lib/cart/add-item";
import { anonymousCart, type CartKey } from "@/lib/cart/rules";
import { findProducts } from "@/lib/catalog/queries";
import { createContext } from "@/lib/events/context";
import { randomToken } from "@/lib/kernel/hash";
import { findHeldUnits } from "@/lib/orders/queries";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { viewCheckout } from "./view-checkout";

const db = useDatabase();
const context = () => createContext(db(), "guest");

type Who = { email?: string; userId?: string; secrets?: string[] };

const view = async (key: CartKey, { email, userId, secrets = [] }: Who = {}) => {
  const result = await viewCheckout(context(), {
    access: { key, findHeld: () => findHeldUnits(db(), [key]) },
    email: email ?? null,
    userId: userId ?? null,
    visitorOf: () => ({ userId: userId ?? null, isAdmin: false, secrets }),
  });
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};

const add = async (key: CartKey, productId: string, quantity: number) => {
  const findLive = async (ids: string[]) =>
    new Map((await findProducts(db(), ids)).map((product) => [product.productId, product]));
  const { result } = await addItem(context(), { key, findProducts: findLive }, { productId, quantity });
  if (!result.ok) throw new Error(result.problem.detail);
};

const filledCart = async (stock: number, quantity: number) => {
  const [product] = await addProducts(db(), [{ name: `Gouda ${randomUUID()}`, price: 695, stock }]);
  const productId = product?.id ?? "";
  const key = anonymousCart(randomUUID());
  await add(key, productId, quantity);
  return { key, productId, lines: [{ productId, quantity }] };
};

test("prices are those of this moment, shipping included", async () => {
  const { key } = await filledCart(10, 2);
  await db().update(products).set({ price: 700 });
  const { quote, blocked } = await view(key);
  expect(quote).toMatchObject({ subtotal: 1400, shippingFee: 495, total: 1895 });
  expect(blocked).toEqual([]);
});

test("a line that cannot be bought as it stands is named before anybody fills in a form", async () => {
  const { key, productId } = await filledCart(1, 3);
  expect((await view(key)).blocked).toMatchObject([{ productId, problem: "only-n-left", left: 1 }]);
});

test("the last pieces are not gone for whoever holds them", async () => {
  const { key, lines } = await filledCart(3, 3);
  await placeCheckout(context(), lines, { shopper: { cartKey: key } });
  expect((await view(key)).blocked).toEqual([]);
});

test("an open order fills the form in again, but only for whoever may open it", async () => {
  const { key, lines } = await filledCart(10, 1);
  const guestToken = randomToken();
  await placeCheckout(context(), lines, { shopper: { cartKey: key, guestToken } });
  expect((await view(key, { secrets: [guestToken] })).contact).toEqual({
    email: "ana@example.com",
    address: ADDRESS,
    promotionCode: "",
  });
  expect((await view(key)).contact).toEqual({ email: null, address: null, promotionCode: "" });
});

test("what a promotion took off stays in the summary for as long as the cart sells the same", async () => {
  const promotion = await createPromotionCode(context(), {
    code: "TENOFF",
    benefit: { rule: "percent", args: { percent: 10 } },
    conditions: [],
    active: true,
  });
  expect(promotion.ok).toBe(true);
  const { key, lines, productId } = await filledCart(10, 2);
  const guestToken = randomToken();
  const shopper = { cartKey: key, guestToken };
  const { order } = await placeCheckout(context(), lines, { shopper, promotionCode: "tenoff" });
  const frozen = await view(key, { secrets: [guestToken] });
  expect(frozen.quote.total).toBe(order.total);
  expect(frozen.quote.discounts).toHaveLength(1);
  expect(frozen.contact.promotionCode).toBe("TENOFF");

  await add(key, productId, 1);
  expect((await view(key, { secrets: [guestToken] })).quote.discounts).toEqual([]);
});

test("a person's last address is remembered", async () => {
  const { lines } = await filledCart(10, 1);
  const userId = `usr_${randomUUID()}`;
  await placeCheckout(context(), lines, { shopper: { cartKey: `u:${userId}`, userId, addressHash: null } });
  const next = anonymousCart(randomUUID());
  const { contact } = await view(next, { userId, email: "sanne@example.com" });
  expect(contact).toEqual({ email: "sanne@example.com", address: ADDRESS, promotionCode: "" });
});
