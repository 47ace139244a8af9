import { env } from "@/lib/kernel/env";
import type { Quote } from "@/lib/orders/schema";
import { pricePoints } from "@/lib/points/rules";
import { countPoints } from "@/lib/points/words-rules";
import { shippingFeeOf } from "./shipping-rules";
import { ratePerCountry, type TaxRule } from "./tax-rules";

export type QuotedProduct = { productId: string; name: string; unitPrice: number; quantity: number };

export type Terms = {
  /** What is taken off the goods; together never more than they cost. */
  discounts?: Quote["discounts"];
  /** Where it goes, ISO 3166 alpha-2; null while nobody knows. */
  country?: string | null;
  shippingFee?: number;
  freeShippingFrom?: number;
  tax?: TaxRule;
};

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Discounts in their order, each cut to what the ones before left of the goods. */
const withinGoods = (discounts: Quote["discounts"], goods: number): Quote["discounts"] => {
  let left = goods;
  return discounts.flatMap((discount) => {
    const amount = Math.min(discount.amount, left);
    left -= amount;
    return amount > 0 ? [{ ...discount, amount }] : [];
  });
};

/** What names the discount that points give. */
export const POINTS_SOURCE = "points";

const isByPoints = ({ source }: Quote["discounts"][number]): boolean => source === POINTS_SOURCE;

/**
 * What these products cost together; integers all the way, so that the parts always add up: the total is subtotal less
 * discounts plus shipping. Tax is included in it and told apart.
 */
export const calculateQuote = (products: QuotedProduct[], currency: string, terms: Terms = {}): Quote => {
  const lines = products.map(({ productId, name, unitPrice, quantity }) => ({
    productId,
    name,
    quantity,
    unitPrice,
    subtotal: unitPrice * quantity,
  }));
  const subtotal = sum(lines.map((line) => line.subtotal));
  const discounts = withinGoods(terms.discounts ?? [], subtotal);
  const goods = subtotal - sum(discounts.map(({ amount }) => amount));
  const flatFee = terms.shippingFee ?? env.SHIPPING_FEE;
  const freeFrom = terms.freeShippingFrom ?? env.FREE_SHIPPING_FROM;
  const feeOf = (goods: number) => shippingFeeOf({ goods, flatFee, freeFrom });
  // Points pay for goods; using some never makes the parcel dearer.
  const paidInPoints = sum(discounts.filter(isByPoints).map(({ amount }) => amount));
  const fee = feeOf(goods);
  const shippingFee = paidInPoints > 0 ? Math.min(fee, feeOf(goods + paidInPoints)) : fee;
  const total = goods + shippingFee;
  const rule = terms.tax ?? ratePerCountry(env.TAX_RATES);
  const tax = rule.included(total, terms.country ?? null);
  return { lines, subtotal, discounts, shippingFee, tax, total, currency };
};

/** What the goods cost after discounts; minor units. */
export const goodsOf = ({ subtotal, discounts }: Quote): number =>
  subtotal - sum(discounts.map(({ amount }) => amount));

/** What `asked` points take off goods of this price, and how many of them are used up; null when that is none. */
export const discountByPoints = (
  asked: number,
  goods: number,
): { points: number; discount: Quote["discounts"][number] } | null => {
  const { points, amount } = pricePoints(asked, goods, env.POINT_VALUE);
  if (points === 0) return null;
  return { points, discount: { source: POINTS_SOURCE, amount, why: `${countPoints(points)} used` } };
};

/** How many points an order with this quote was placed with. */
export const pointsOf = ({ discounts }: Quote): number =>
  Math.ceil(sum(discounts.filter(isByPoints).map(({ amount }) => amount)) / env.POINT_VALUE);

const PROMOTION = "promotion:";

/** The promotion code that an order with this quote was placed with; empty without one. */
export const promotionCodeOf = ({ discounts }: Quote): string =>
  discounts.find(({ source }) => source.startsWith(PROMOTION))?.source.slice(PROMOTION.length) ?? "";

/** Guests may hold this many open orders and reserved units from one address. */
export const GUEST_LIMITS = { openOrders: 3, reservedUnits: 20 } as const;
