import { and, asc, inArray, lt } from "drizzle-orm";
import { purchases } from "@/db/schema/checkout";
import { findSellable } from "@/lib/catalog/sellable";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { Address } from "@/lib/orders/schema";
import type { Purchase } from "./purchase-steps";
import { calculateQuote } from "./rules";
import { runPurchase } from "./run-purchase";

export type Buyer = { userId: string; email: string; shippingAddress: Address };

/** Writes down what is to be bought and for how much, before anything happens. */
const begin = async (
  ctx: Context,
  buyer: Buyer,
  productId: string,
  quantity: number,
): Promise<Purchase | null> => {
  const product = (await findSellable(ctx.db, [productId])).get(productId);
  if (!product) return null;
  const line = { productId, name: product.name, unitPrice: product.price, quantity };
  const quote = calculateQuote([line], env.SHOP_CURRENCY);
  const [row] = await ctx.db
    .insert(purchases)
    .values({
      orderId: createId("ord"),
      ...buyer,
      productId,
      quantity,
      quote,
      total: quote.total,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  return row ?? null;
};

/** Buys one product from the wallet in one go; the answer tells how far it came and what was undone. */
export const buyNow = async (
  ctx: Context,
  buyer: Buyer,
  input: { productId: string; quantity: number },
): Promise<Result<Purchase>> => {
  const begun = await begin(ctx, buyer, input.productId, input.quantity);
  if (!begun) return fail(problem("unknown-product", "There is no such product."));
  return ok(await runPurchase(ctx, begun.orderId));
};

const ABANDONED_AFTER_S = 30;

/** Takes up purchases that a crash left half done; run by a schedule. One that fails stops no other. */
export const resumePurchases = async (ctx: Context): Promise<number> => {
  const before = new Date(ctx.now.getTime() - ABANDONED_AFTER_S * 1000);
  const open = await ctx.db
    .select({ orderId: purchases.orderId })
    .from(purchases)
    .where(and(inArray(purchases.state, ["running", "compensating"]), lt(purchases.updatedAt, before)))
    .orderBy(asc(purchases.updatedAt))
    .limit(100);
  for (const { orderId } of open) {
    await runPurchase(ctx, orderId).catch((error: unknown) => {
      ctx.log.error({ err: error, orderId }, "a purchase could not be resumed");
    });
  }
  return open.length;
};
