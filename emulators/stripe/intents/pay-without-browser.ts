import type Stripe from "stripe";
import { invalidRequest } from "@/emulators/stripe/core/failure";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { resolvePaymentMethod } from "@/emulators/stripe/objects/payment-methods";
import { attemptPayment } from "./attempt";
import { findIntent, isOneOf, UNPAID_STATES } from "./states";

/** What a shopper would do in a browser, done at once: the method is used and its challenge, if any, is passed. */
export const payWithoutBrowser = (
  tx: Transaction,
  intentId: string,
  paymentMethod: string,
  settings: Settings,
): Stripe.PaymentIntent => {
  const intent = findIntent(tx, intentId);
  if (!isOneOf(intent.status, UNPAID_STATES))
    throw invalidRequest(`This PaymentIntent can no longer be paid: its status is ${intent.status}.`);
  const method = resolvePaymentMethod(tx, paymentMethod);
  const attempt = { intent, method, returnUrl: null, handledBySdk: false, authenticated: true };
  return attemptPayment(tx, attempt, settings).intent;
};
