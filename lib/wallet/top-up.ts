import { and, eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { topUps } from "@/db/schema/wallet";
import { type Context, requestKeyOf } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { unwrap } from "@/lib/kernel/result";
import {
  createPaymentIntent,
  MAXIMUM_CHARGE,
  minimumCharge,
  type PaymentIntent,
} from "@/lib/services/payments";
import type { TopUpBounds } from "./amount-rules";
import { bookEntry } from "./book-entry";

export type StartedTopUp = { paymentIntentId: string; clientSecret: string | null };

/** How much a card may put into a wallet at once. */
export const topUpBounds = (): TopUpBounds => ({
  least: minimumCharge(env.SHOP_CURRENCY),
  most: MAXIMUM_CHARGE,
  currency: env.SHOP_CURRENCY,
});

/** The row of this call: a new one, or the one that an earlier try of the same call wrote. */
const begin = async (
  ctx: Context,
  userId: string,
  amount: number,
): Promise<{ id: string; amount: number }> => {
  const requestKey = requestKeyOf(ctx);
  const [row] = await ctx.db
    .insert(topUps)
    .values({ id: createId("top"), requestKey, userId, amount, createdAt: ctx.now })
    .onConflictDoNothing({ target: topUps.requestKey })
    .returning();
  const [begun] =
    row || !requestKey ? [row] : await ctx.db.select().from(topUps).where(eq(topUps.requestKey, requestKey));
  if (!begun) throw new Error("a top-up was neither written nor found");
  return begun;
};

/** Starts a payment into the wallet. The row stands before the payment exists; the money is booked when it has come. */
export const startTopUp = async (ctx: Context, userId: string, amount: number): Promise<StartedTopUp> => {
  const topUp = await begin(ctx, userId, amount);
  const intent = await createPaymentIntent({
    amount: topUp.amount,
    currency: env.SHOP_CURRENCY,
    idempotencyKey: topUp.id,
    metadata: { topUpId: topUp.id },
  });
  await ctx.db.update(topUps).set({ paymentIntentId: intent.id }).where(eq(topUps.id, topUp.id));
  return { paymentIntentId: intent.id, clientSecret: intent.client_secret };
};

/** Books a top-up that was paid, once, whoever brings the news; answers whether the payment is one of ours. */
export const settleTopUp = (ctx: Context, intent: PaymentIntent): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    const id = intent.metadata.topUpId ?? "";
    const [row] = await tx.select().from(topUps).where(eq(topUps.id, id)).for("update");
    if (!row) return false;
    if (row.status !== "pending") return true;
    if (intent.status === "canceled") {
      await tx
        .update(topUps)
        .set({ status: "canceled", paymentIntentId: intent.id })
        .where(eq(topUps.id, id));
    }
    // Another sum than was agreed is for a person to look at; the reconciler shows it.
    if (intent.status !== "succeeded" || intent.amount_received !== row.amount) return true;
    await tx
      .update(topUps)
      .set({ status: "succeeded", paymentIntentId: intent.id })
      .where(and(eq(topUps.id, id), eq(topUps.status, "pending")));
    const entry = { userId: row.userId, amount: row.amount, reason: "top-up", cause: `top-up:${id}` };
    unwrap(await bookEntry(tx, ctx, entry));
    return true;
  });
