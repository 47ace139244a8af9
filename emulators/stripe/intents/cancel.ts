import type Stripe from "stripe";
import type { Params } from "@/emulators/stripe/core/form";
import { oneOf } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { behaviourOf } from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { CANCELABLE_STATES, isOneOf, putIntent, unexpectedState } from "./states";

const REASONS = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"] as const;

/** Only a debit that the bank has not taken up yet can still be called back. */
const isRecallable = (tx: Transaction, intent: Stripe.PaymentIntent): boolean => {
  const method = idOf(intent.payment_method);
  return intent.status === "processing" && method !== null && behaviourOf(tx, method).settles === "never";
};

const releaseCharge = (tx: Transaction, intent: Stripe.PaymentIntent): void => {
  const charge = tx.get("charge", idOf(intent.latest_charge) ?? "");
  if (!charge || charge.status === "failed") return;
  if (charge.status === "pending") {
    tx.put("charge", { ...charge, status: "failed", captured: false });
    return;
  }
  const released: Stripe.Charge = { ...charge, amount_refunded: charge.amount, refunded: true };
  tx.put("charge", released);
  tx.emit("charge.refunded", released, { amount_refunded: 0, refunded: false });
};

export const cancelIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  params: Params,
): Stripe.PaymentIntent => {
  const reason = oneOf(params, "cancellation_reason", REASONS) ?? null;
  if (!isOneOf(intent.status, CANCELABLE_STATES) && !isRecallable(tx, intent))
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. ` +
        `Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE_STATES.join(", ")}.`,
    );
  releaseCharge(tx, intent);
  const canceled = putIntent(tx, intent, {
    status: "canceled",
    canceled_at: tx.now,
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  });
  tx.emit("payment_intent.canceled", canceled);
  return canceled;
};
