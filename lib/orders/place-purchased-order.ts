import type { Transaction } from "@/db/client";
import { orderHistory, orderLines, orders } from "@/db/schema/orders";
import { takeStock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { toDecimal } from "@/lib/kernel/money";
import type { Address, Quote } from "./schema";

export type PurchasedOrder = {
  orderId: string;
  userId: string;
  email: string;
  shippingAddress: Address;
  quote: Quote;
  /** What the line shows for ever. */
  detail: { slug: string; imageUrl: string; category: string };
};

const insertLines = (tx: Transaction, { orderId, quote, detail }: PurchasedOrder) =>
  tx.insert(orderLines).values(
    quote.lines.map(({ productId, name, unitPrice, quantity, subtotal }, position) => ({
      orderId,
      productId,
      position,
      name,
      slug: detail.slug,
      imageUrl: detail.imageUrl,
      categorySlug: detail.category,
      unitPrice,
      quantity,
      subtotal,
    })),
  );

/** Writes the order of a quick buy, already paid from the wallet, and takes the stock that was held for it. */
export const placePurchasedOrder = async (
  tx: Transaction,
  ctx: Context,
  input: PurchasedOrder,
): Promise<void> => {
  const { orderId, userId, quote } = input;
  await tx.insert(orders).values({
    id: orderId,
    userId,
    email: input.email,
    status: "paid",
    stockState: "taken",
    paymentStatus: "succeeded",
    paymentMethod: { type: "wallet", brand: null, last4: null },
    settlement: "wallet",
    source: "purchase",
    quote,
    quoteHash: orderId,
    subtotal: quote.subtotal,
    shippingFee: quote.shippingFee,
    tax: quote.tax,
    total: quote.total,
    currency: quote.currency,
    shippingAddress: input.shippingAddress,
    placedAt: ctx.now,
    paidAt: ctx.now,
  });
  await insertLines(tx, input);
  await tx.insert(orderHistory).values([
    { orderId, type: "placed", note: "Bought in one step.", actor: ctx.actor, at: ctx.now },
    { orderId, type: "paid", note: "Paid from the wallet.", actor: ctx.actor, at: ctx.now },
  ]);
  await takeStock(tx, quote.lines);
  await recordEvent(tx, ctx, {
    type: "purchase.completed",
    aggregateId: orderId,
    attributes: {
      amount: toDecimal(quote.total, quote.currency),
      currency: quote.currency,
      client: "UnicornStore",
    },
    data: {
      orderId,
      userId,
      cartKey: null,
      lines: quote.lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })),
      subtotal: quote.subtotal,
      total: quote.total,
      currency: quote.currency,
    },
  });
};
