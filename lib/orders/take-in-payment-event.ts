import type { Context } from "@/lib/events/context";
import { findPaymentIntent, type PaymentEvent, type PaymentIntent } from "@/lib/services/payments";
import { settleTopUp } from "@/lib/wallet/top-up";
import { followRefund } from "./execute-refund";
import { findCauses } from "./findings-queries";
import { judgePayment, NO_CAUSE } from "./judge-payment";
import { noteDispute } from "./note-dispute";
import { recordFindings } from "./record-findings";
import { type SettlementCause, settlePayment } from "./settle-payment";

/** Every payment has one cause: an order or a top-up. False when this one has none, or its news were taken in before. */
export const settleIntent = async (
  ctx: Context,
  intent: PaymentIntent,
  cause?: SettlementCause,
): Promise<boolean> =>
  intent.metadata.topUpId
    ? await settleTopUp(ctx, intent)
    : (await settlePayment(ctx, intent, cause)) !== null;

/** Money that came for nothing we know is shown to a person at once, not only when the reconciler walks by. */
const findMoneyWithoutCause = async (ctx: Context, intent: PaymentIntent): Promise<void> => {
  if (intent.status !== "succeeded") return;
  const known = (await findCauses(ctx.db, [intent])).get(intent.id) ?? NO_CAUSE;
  const found = judgePayment(intent, known).filter(({ kind }) => kind === "payment-without-cause");
  if (found.length === 0) return;
  ctx.log.warn({ paymentIntentId: intent.id }, "a payment came that belongs to no order and no top-up");
  await recordFindings(ctx, found, { startedAt: ctx.now, findingIds: [] });
};

/** Answers whether Stripe knows what the event is about. */
const takeIn = async (ctx: Context, subjectId: string, cause: SettlementCause): Promise<boolean> => {
  // The shop made the payment itself: it is no news.
  if (cause.type === "payment_intent.created") return true;
  if (cause.type.startsWith("payment_intent.")) {
    const intent = await findPaymentIntent(subjectId);
    if (intent && !(await settleIntent(ctx, intent, cause))) await findMoneyWithoutCause(ctx, intent);
    return intent !== null;
  }
  if (cause.type.startsWith("charge.dispute.")) return noteDispute(ctx, subjectId, cause);
  if (cause.type.startsWith("refund.")) return followRefund(ctx, subjectId);
  return true;
};

/**
 * Takes in one of Stripe's events. The event only says that something happened; what holds is asked of Stripe, so that
 * events in any order, late or twice lead to the same end. News of what Stripe does not know, as from another account or
 * its test mode, change nothing: to refuse them would only have them sent again for days.
 */
export const takeInPaymentEvent = async (ctx: Context, event: PaymentEvent): Promise<void> => {
  const subject = event.data.object as { id?: string };
  if (!subject.id) return;
  const cause = { id: event.id, type: event.type, createdAt: new Date(event.created * 1000) };
  if (await takeIn(ctx, subject.id, cause)) return;
  ctx.log.warn(
    { eventId: event.id, type: event.type, subject: subject.id },
    "Stripe told of something that it does not know",
  );
};
