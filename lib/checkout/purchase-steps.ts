import type { Transaction } from "@/db/client";
import type { purchases } from "@/db/schema/checkout";
import { releaseStock, reserveStock } from "@/lib/catalog/move-stock";
import { findSellable } from "@/lib/catalog/sellable";
import type { Context } from "@/lib/events/context";
import { ProblemError } from "@/lib/kernel/errors";
import { unwrap } from "@/lib/kernel/result";
import { placePurchasedOrder } from "@/lib/orders/place-purchased-order";
import { Address, Quote } from "@/lib/orders/schema";
import { bookEntry } from "@/lib/wallet/book-entry";

export type Purchase = typeof purchases.$inferSelect;

/**
 * One step of a quick buy and its undo, side by side. Each runs in the transaction that records it, so that it happens
 * once whoever runs or resumes the purchase. A step that cannot be done throws a `ProblemError`.
 */
export type PurchaseStep = {
  name: string;
  act(tx: Transaction, ctx: Context, purchase: Purchase): Promise<void>;
  undo(tx: Transaction, ctx: Context, purchase: Purchase): Promise<void>;
};

const lineOf = ({ productId, quantity }: Purchase) => [{ productId, quantity }];

const reserve: PurchaseStep = {
  name: "reserve-stock",
  async act(tx, ctx, purchase) {
    const short = await reserveStock(tx, ctx, lineOf(purchase));
    if (short) throw new ProblemError(short);
  },
  undo: (tx, ctx, purchase) => releaseStock(tx, ctx, lineOf(purchase)),
};

const debit: PurchaseStep = {
  name: "debit-wallet",
  async act(tx, ctx, { userId, orderId, total }) {
    if (total === 0) return;
    const cause = `purchase:${orderId}`;
    unwrap(await bookEntry(tx, ctx, { userId, orderId, amount: -total, reason: "purchase", cause }));
  },
  async undo(tx, ctx, { userId, orderId, total }) {
    if (total === 0) return;
    const cause = `purchase-undo:${orderId}`;
    unwrap(await bookEntry(tx, ctx, { userId, orderId, amount: total, reason: "purchase undone", cause }));
  },
};

const place: PurchaseStep = {
  name: "place-order",
  async act(tx, ctx, { orderId, userId, productId, quote, email, shippingAddress }) {
    const product = (await findSellable(tx, [productId])).get(productId);
    const detail = {
      slug: product?.slug ?? "",
      imageUrl: product?.imageUrl ?? "",
      category: product?.category ?? "",
    };
    await placePurchasedOrder(tx, ctx, {
      orderId,
      userId,
      email,
      shippingAddress: Address.parse(shippingAddress),
      quote: Quote.parse(quote),
      detail,
    });
  },
  // The last step: what it did stands, and nothing after it can fail.
  undo: () => Promise.resolve(),
};

export const PURCHASE_STEPS: readonly PurchaseStep[] = [reserve, debit, place];
