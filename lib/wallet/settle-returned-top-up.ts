import type { Context } from "@/lib/events/context";
import { UnavailableError } from "@/lib/kernel/errors";
import { findPaymentIntent } from "@/lib/services/payments";
import { findTopUps } from "./queries";
import { settleTopUp } from "./top-up";

export type ReturnedTopUp = { amount: number; status: string };

/**
 * Books the top-up that somebody comes back from the bank with, as Stripe has it now. Answers "away" while Stripe cannot be
 * asked, and null for a payment that is not this person's top-up.
 */
export const settleReturnedTopUp = async (
  ctx: Context,
  userId: string,
  paymentIntentId: string,
): Promise<ReturnedTopUp | "away" | null> => {
  const [topUp] = await findTopUps(ctx.db, { ids: [], paymentIntentIds: [paymentIntentId] });
  if (topUp?.userId !== userId) return null;
  try {
    const intent = await findPaymentIntent(paymentIntentId);
    if (!intent) return null;
    await settleTopUp(ctx, intent);
    return { amount: topUp.amount, status: intent.status };
  } catch (error) {
    if (error instanceof UnavailableError) return "away";
    throw error;
  }
};
