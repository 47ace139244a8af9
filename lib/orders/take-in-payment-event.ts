import type { Context } from "@/lib/events/context";
import { type PaymentEvent, type PaymentIntent, retrievePaymentIntent } from "@/lib/services/payments";
import { settleTopUp } from "@/lib/wallet/top-up";
import { type SettlementCause, settlePayment } from "./settle-payment";

const isAboutPayment = (event: PaymentEvent): boolean => event.type.startsWith("payment_intent.");

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
  if (!isAboutPayment(event)) return;
  const subject = event.data.object as { id: string };
  const intent = await retrievePaymentIntent(subject.id);
  await settleIntent(ctx, intent, {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000),
  });
};
