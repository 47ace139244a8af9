import { expect, test } from "vitest";
import { discountOf, type Promotion, refusalOf, type Situation } from "@/lib/promotions/rules";
import { calculateQuote, type Terms } from "./rules";
import { ratePerCountry } from "./tax-rules";

/** Mulberry32: the same carts in every run. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
};

const RATES = { NL: 2100, DE: 1900, FI: 2550, CH: 810 };
const COUNTRIES = [null, "NL", "DE", "FI", "CH", "US"];
const CARTS = 100_000;

const anyPromotion = (random: (below: number) => number): Promotion => ({
  code: "ANY",
  benefit: random(2)
    ? { rule: "percent", args: { percent: 1 + random(100) } }
    : { rule: "amount", args: { amount: 1 + random(20_000) } },
  conditions: [{ rule: "minimum", args: { amount: 1 + random(10_000) } }],
});

const anyCart = (random: (below: number) => number) =>
  Array.from({ length: 1 + random(12) }, (_, n) => ({
    productId: `p${n}`,
    name: `P${n}`,
    unitPrice: random(20) === 0 ? 0 : random(30_000),
    quantity: 1 + random(10),
  }));

test("100 000 carts by codes, shipping and tax: whole numbers, parts that add up, nothing below zero", () => {
  const random = randomOf(20_261_120);
  const wrong: unknown[] = [];
  for (let n = 0; n < CARTS; n += 1) {
    const products = anyCart(random);
    const goods = products.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
    const promotions = Array.from({ length: random(3) }, () => anyPromotion(random));
    const situation: Situation = {
      ...{ goods, currency: "usd", now: new Date(0) },
      ...{ used: 0, usedByCustomer: 0, otherDiscounts: 0 },
    };
    const terms: Terms = {
      discounts: promotions
        .filter((promotion) => refusalOf(promotion, situation) === null)
        .map((promotion) => ({ source: "any", amount: discountOf(promotion, goods), why: "" })),
      country: COUNTRIES[random(COUNTRIES.length)] ?? null,
      shippingFee: random(2000),
      freeShippingFrom: random(10_000),
      tax: ratePerCountry(RATES),
    };
    const quote = calculateQuote(products, "usd", terms);
    const discount = quote.discounts.reduce((sum, { amount }) => sum + amount, 0);
    const parts = [quote.subtotal, discount, quote.shippingFee, quote.tax, quote.total];
    const holds =
      parts.every((part) => Number.isSafeInteger(part) && part >= 0) &&
      quote.subtotal === goods &&
      quote.subtotal === quote.lines.reduce((sum, line) => sum + line.subtotal, 0) &&
      quote.total === quote.subtotal - discount + quote.shippingFee &&
      discount <= quote.subtotal &&
      quote.tax <= quote.total &&
      quote.discounts.every(({ amount }) => amount > 0);
    if (!holds) wrong.push({ n, quote });
  }
  expect(wrong).toEqual([]);
});

test("tax is the part of the price that it is, to the cent and half to even", () => {
  const { included } = ratePerCountry(RATES);
  expect(included(12_100, "NL")).toBe(2100);
  expect(included(1999, "NL")).toBe(347);
  expect(included(12_550, "FI")).toBe(2550);
  expect(included(12_100, "US")).toBe(0);
  expect(included(12_100, null)).toBe(0);
});

test("shipping is decided by what the goods cost after discounts", () => {
  const products = [{ productId: "p", name: "P", unitPrice: 6000, quantity: 1 }];
  const discounts = [{ source: "s", amount: 1001, why: "" }];
  expect(calculateQuote(products, "usd")).toMatchObject({ shippingFee: 0, total: 6000 });
  expect(calculateQuote(products, "usd", { discounts })).toMatchObject({ shippingFee: 495, total: 5494 });
});
