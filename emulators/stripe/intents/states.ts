import type Stripe from "stripe";
import { invalidRequest, noSuch, type StripeFailure } from "@/emulators/stripe/core/failure";
import type { Transaction } from "@/emulators/stripe/core/transaction";

export const UNPAID_STATES = ["requires_payment_method", "requires_confirmation", "requires_action"] as const;
export const CANCELABLE_STATES = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
] as const;

export const isOneOf = (status: string, states: readonly string[]): boolean => states.includes(status);

export const findIntent = (tx: Transaction, id: string, param = "intent"): Stripe.PaymentIntent => {
  const intent = tx.get("payment_intent", id);
  if (!intent) throw noSuch("payment_intent", id, param);
  return intent;
};

export const unexpectedState = (intent: Stripe.PaymentIntent, message: string): StripeFailure =>
  invalidRequest(message, { code: "payment_intent_unexpected_state", payment_intent: intent });

/** Stores an intent's next state and hands it back. */
export const putIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent => {
  const changed = { ...intent, ...changes };
  tx.put("payment_intent", changed);
  return changed;
};
