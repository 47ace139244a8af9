import { expect, test } from "vitest";
import { discountOf, type Promotion, refusalOf, type Situation } from "@/lib/promotions/rules";
import { priceOf } from "@/scripts/prove/price-oracle";
import { calculateQuote, discountByPoints, goodsOf, type Terms } from "./rules";
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
const SEED = 20_261_120;

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

type Random = (below: number) => number;

const anyPrice = (random: Random) => {
  const products = anyCart(random);
  const goods = products.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const situation: Situation = {
    ...{ goods, currency: "usd", now: new Date(0) },
    ...{ used: 0, usedByCustomer: 0, otherDiscounts: 0 },
  };
  const promotions = Array.from({ length: random(3) }, () => anyPromotion(random)).filter(
    (promotion) => refusalOf(promotion, situation) === null,
  );
  const country = COUNTRIES[random(COUNTRIES.length)] ?? null;
  const [shippingFee, freeFrom] = [random(2000), random(10_000)];
  const points = random(2) === 0 ? 0 : random([50, 5000, 500_000][random(3)] ?? 1);
  return { products, goods, promotions, country, shippingFee, freeFrom, points };
};

/** As an order is priced: codes first, then points for what they leave. */
const quoteOf = (given: ReturnType<typeof anyPrice>) => {
  const { products, goods, promotions, country, shippingFee, freeFrom, points } = given;
  const discounts = promotions.map((promotion) => ({
    ...{ source: "any", why: "" },
    amount: discountOf(promotion, goods),
  }));
  const terms: Terms = { country, shippingFee, freeShippingFrom: freeFrom, tax: ratePerCountry(RATES) };
  const plain = calculateQuote(products, "usd", { ...terms, discounts });
  const used = discountByPoints(points, goodsOf(plain));
  const all = used ? [...discounts, used.discount] : discounts;
  return { quote: calculateQuote(products, "usd", { ...terms, discounts: all }), used: used?.points ?? 0 };
};

type Given = ReturnType<typeof anyPrice>;
type Made = ReturnType<typeof quoteOf>;

const holds = (given: Given, { quote, used }: Made): boolean => {
  const discount = quote.discounts.reduce((sum, { amount }) => sum + amount, 0);
  const parts = [quote.subtotal, discount, quote.shippingFee, quote.tax, quote.total, used];
  return (
    parts.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    quote.subtotal === given.goods &&
    quote.subtotal === quote.lines.reduce((sum, line) => sum + line.subtotal, 0) &&
    quote.total === quote.subtotal - discount + quote.shippingFee &&
    discount <= quote.subtotal &&
    quote.tax <= quote.total &&
    used <= given.points &&
    quote.discounts.every(({ amount }) => amount > 0)
  );
};

/** What the shop says against what was worked out apart from it; a cart takes one code. */
const isAsWorkedOut = (given: Given, { quote, used }: Made): boolean => {
  const { products: lines, promotions, country, shippingFee, freeFrom, points } = given;
  if (promotions.length > 1) return true;
  const [code] = promotions.map(({ benefit }) => benefit.args);
  const terms = { pointValue: 1, shippingFee, freeFrom, rates: RATES };
  const right = priceOf({ lines, code: code ?? null, points, country: country ?? "" }, terms);
  return (
    quote.total === right.total &&
    quote.tax === right.tax &&
    quote.shippingFee === right.shippingFee &&
    used === right.pointsUsed
  );
};

test("100 000 carts by codes, points, shipping and tax: whole numbers, parts that add up, nothing below zero", {
  timeout: 120_000,
}, () => {
  const random = randomOf(SEED);
  const wrong: unknown[] = [];
  const seen = { codes: 0, points: 0, worked: 0 };
  for (let n = 0; n < CARTS; n += 1) {
    const given = anyPrice(random);
    const made = quoteOf(given);
    if (!holds(given, made) || !isAsWorkedOut(given, made)) wrong.push({ n, given, made });
    seen.codes += given.promotions.length > 0 ? 1 : 0;
    seen.points += given.points > 0 ? 1 : 0;
    seen.worked += given.promotions.length < 2 ? 1 : 0;
  }
  process.stdout.write(
    `${CARTS} carts (seed ${SEED}), ${seen.codes} with codes, ${seen.points} with points; ${seen.worked} compared with a second reckoning\n`,
  );
  expect(wrong.slice(0, 3)).toEqual([]);
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
