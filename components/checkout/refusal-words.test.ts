import { expect, test } from "vitest";
import type { Refusal } from "./place-order";
import { wordsOf } from "./refusal-words";

const names = new Map([
  ["prd_1", "Aged Gouda"],
  ["prd_2", "Butter croissants"],
]);
const refused = (slug: string, more: Partial<Refusal> = {}): Refusal => ({
  slug,
  detail: "The detail.",
  errors: [],
  ...more,
});

test("lines that are short are called by their names, and the cart is one step away", () => {
  const errors = [
    { path: "items.prd_1", message: "3 wanted, 2 left", productId: "prd_1", available: 2 },
    { path: "items.prd_2", message: "1 wanted, 0 left", productId: "prd_2", available: 0 },
  ];
  expect(wordsOf(refused("insufficient-stock", { errors }), names)).toMatchObject({
    list: ["Aged Gouda: only 2 left", "Butter croissants: sold out"],
    action: { href: "/cart" },
  });
});

test("a product that left the shop is named", () => {
  const errors = [{ path: "items.prd_1", message: "not sold any more" }];
  expect(wordsOf(refused("unknown-product", { errors }), names).list).toEqual(["Aged Gouda"]);
});

test("an order that was paid meanwhile is shown the way to", () => {
  expect(wordsOf(refused("order-paid", { orderId: "ord_9" }), names).action?.href).toBe("/order/ord_9");
});

test("whatever else happens, the shop's own words are passed on", () => {
  for (const slug of ["unavailable", "rate-limited", "internal", "offline", "conflict"]) {
    expect(wordsOf(refused(slug), names).text).toBe("The detail.");
  }
});

test("a wallet that does not hold enough leads to where it is filled", () => {
  expect(wordsOf(refused("insufficient-balance"), names)).toEqual({
    title: "Your wallet does not hold enough",
    text: "The detail.",
    action: { href: "/account/wallet", label: "Pay in" },
  });
});
