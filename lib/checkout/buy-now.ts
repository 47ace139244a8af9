import { and, asc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { purchases } from "@/db/schema/checkout";
import { findSellable } from "@/lib/catalog/sellable";
import { type Context, requestKeyOf } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { Address } from "@/lib/orders/schema";
import type { Purchase } from "./purchase-steps";
import { calculateQuote } from "./rules";
import { runPurchase } from "./run-purchase";

export type Buyer = { userId: string; email: string; shippingAddress: Address };

/** Writes down what is to be bought and for how much, before anything happens; a repeated call finds what it began. */
const begin = async (
  ctx: Context,
  buyer: Buyer,
  productId: string,
  quantity: number,
): Promise<Purchase | null> => {
  const product = (await findSellable(ctx.db, [productId])).get(productId);
  if (!product) return null;
  const line = { productId, name: product.name, unitPrice: product.price, quantity };
  const quote = calculateQuote([line], env.SHOP_CURRENCY, { country: buyer.shippingAddress.country });
  const requestKey = requestKeyOf(ctx);
  const [row] = await ctx.db
    .insert(purchases)
    .values({
      orderId: createId("ord"),
      requestKey,
      ...buyer,
      productId,
      quantity,
      quote,
      total: quote.total,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: purchases.requestKey })
    .returning();
  if (row || !requestKey) return row ?? null;
  const [begun] = await ctx.db.select().from(purchases).where(eq(purchases.requestKey, requestKey));
  return begun ?? null;
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

export const findPurchase = async (db: Database, orderId: string): Promise<Purchase | undefined> => {
  const [row] = await db.select().from(purchases).where(eq(purchases.orderId, orderId));
  return row;
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
