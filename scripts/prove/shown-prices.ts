import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { CartSummary } from "@/components/cart/cart-summary";
import { OrderSummary } from "@/components/checkout/order-summary";
import type { Cart } from "@/lib/cart/schema";
import { env } from "@/lib/kernel/env";
import type { Order, Quote } from "@/lib/orders/schema";

/** Every amount of dollars that a text or page shows, in minor units, in its order. */
export const amountsIn = (shown: string): number[] =>
  [...shown.replace(/<[^>]*>/g, "").matchAll(/(-?)\$([\d,]+)\.(\d\d)/g)].map(
    ([, sign, whole = "", cents]) => Number(`${whole.replaceAll(",", "")}${cents}`) * (sign ? -1 : 1),
  );

/** The amounts of the last list of sums of this page, without their names. */
const sumsIn = (page: string): number[] =>
  [...(page.split("<dl").at(-1) ?? "").matchAll(/<dd[^>]*>(.*?)<\/dd>/g)].flatMap(([, value = ""]) =>
    amountsIn(value),
  );

export const cartPageShows = ({ items, subtotal, currency }: Cart): number[] => {
  const shipping = { fee: env.SHIPPING_FEE, freeFrom: env.FREE_SHIPPING_FROM };
  const rewards = { campaigns: [], isMember: false };
  return sumsIn(
    renderToStaticMarkup(createElement(CartSummary, { items, subtotal, currency, shipping, rewards })),
  );
};

export const checkoutPageShows = (quote: Quote): number[] =>
  sumsIn(renderToStaticMarkup(createElement(OrderSummary, { quote, lines: [], missing: 0 })));

/** What receipts say below their lines. */
export const receiptSums = ({ subtotal, discount, shippingFee, total, tax }: Order): number[] => [
  subtotal,
  ...(discount > 0 ? [-discount] : []),
  shippingFee,
  total,
  ...(tax > 0 ? [tax] : []),
];
