import { env } from "@/lib/kernel/env";
import type { Quote } from "@/lib/orders/schema";

export type QuotedProduct = { productId: string; name: string; unitPrice: number; quantity: number };

/** Flat, and free from a threshold on; the goods decide, after discounts. */
export const shippingFee = (
  goods: number,
  fee = env.SHIPPING_FEE,
  freeFrom = env.FREE_SHIPPING_FROM,
): number => (goods === 0 || goods >= freeFrom ? 0 : fee);

/** What these products cost together; integers all the way, so that the parts always add up to the total. */
export const calculateQuote = (products: QuotedProduct[], currency: string): Quote => {
  const lines = products.map(({ productId, name, unitPrice, quantity }) => ({
    productId,
    name,
    quantity,
    unitPrice,
    subtotal: unitPrice * quantity,
  }));
  const subtotal = lines.reduce((sum, line) => sum + line.subtotal, 0);
  const fee = shippingFee(subtotal);
  return { lines, subtotal, discounts: [], shippingFee: fee, tax: 0, total: subtotal + fee, currency };
};

/** Guests may hold this many open orders and reserved units from one address. */
export const GUEST_LIMITS = { openOrders: 3, reservedUnits: 20 } as const;
