import type { Context } from "@/lib/events/context";
import { type PaymentEvent, type PaymentIntent, retrievePaymentIntent } from "@/lib/services/payments";
import { settleTopUp } from "@/lib/wallet/top-up";
import { followRefund } from "./execute-refund";
import { noteDispute } from "./note-dispute";
import { type SettlementCause, settlePayment } from "./settle-payment";

/** Every payment has one cause: an order or a top-up. */
export const settleIntent = async (
  ctx: Context,
  intent: PaymentIntent,
  cause?: SettlementCause,
): Promise<void> => {
  if (intent.metadata.topUpId) await settleTopUp(ctx, intent);
  else await settlePayment(ctx, intent, cause);
};

/**
 * Takes in one of Stripe's events. The event only says that something happened; what holds is asked of Stripe, so that
 * events in any order, late or twice lead to the same end.
 */
export const takeInPaymentEvent = async (ctx: Context, event: PaymentEvent): Promise<void> => {
  const subject = event.data.object as { id?: string };
  if (!subject.id) return;
  const cause = { id: event.id, type: event.type, createdAt: new Date(event.created * 1000) };
  if (event.type.startsWith("payment_intent.")) {
    await settleIntent(ctx, await retrievePaymentIntent(subject.id), cause);
  } else if (event.type.startsWith("charge.dispute.")) {
    await noteDispute(ctx, subject.id, cause);
  } else if (event.type.startsWith("refund.")) {
    await followRefund(ctx, subject.id);
  }
};
