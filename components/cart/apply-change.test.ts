import { expect, test } from "vitest";
import type { CartItem } from "@/lib/cart/schema";
import { aProduct } from "@/lib/cart/testing";
import { applyChange, type KnownCart } from "./apply-change";

const product = aProduct({ price: 250 });
const { productId } = product;

const aLine = (quantity: number): CartItem => ({
  productId,
  quantity,
  unitPrice: 250,
  subtotal: 250 * quantity,
  product,
  problem: null,
});

const aCart = (...items: CartItem[]): KnownCart => ({
  items,
  itemCount: items.reduce((sum, item) => sum + item.quantity, 0),
  subtotal: items.reduce((sum, item) => sum + item.subtotal, 0),
  currency: "usd",
});

test("adding to a line raises it and everything that is counted from it", () => {
  expect(applyChange(aCart(aLine(2)), { productId, by: "add", quantity: 3 })).toEqual(aCart(aLine(5)));
});

test("setting replaces a quantity, and 0 takes the line away", () => {
  expect(applyChange(aCart(aLine(2)), { productId, by: "set", quantity: 7 })).toEqual(aCart(aLine(7)));
  expect(applyChange(aCart(aLine(2)), { productId, by: "set", quantity: 0 })).toEqual(aCart());
});

test("where only the numbers are known, the number rises", () => {
  const numbers = { itemCount: 4, subtotal: 1000, currency: "usd" };
  expect(applyChange(numbers, { productId, by: "add", quantity: 1 })).toEqual({ ...numbers, itemCount: 5 });
});

test("a product that is new to a known cart is counted before its line is known", () => {
  const changed = applyChange(aCart(aLine(2)), { productId: "prd_other", by: "add", quantity: 1 });
  expect(changed).toMatchObject({ itemCount: 3, items: [{ productId }] });
});

test("an undone removal brings the line back as it was", () => {
  const removed = applyChange(aCart(aLine(2)), { productId, by: "set", quantity: 0 });
  expect(applyChange(removed, { productId, by: "set", quantity: 2, item: aLine(2) })).toEqual(
    aCart(aLine(2)),
  );
});
