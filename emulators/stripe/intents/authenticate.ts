import type Stripe from "stripe";
import type { ErrorBody } from "@/emulators/stripe/core/failure";
import type { Challenge } from "@/emulators/stripe/core/records";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { resolvePaymentMethod } from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { attemptPayment, failIntent } from "./attempt";
import { isCurrent } from "./challenges";

const AUTHENTICATION_FAILED: ErrorBody = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  doc_url: "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

/** The shopper's answer to a challenge. Undefined when the intent no longer waits for it. */
export const answerChallenge = (
  tx: Transaction,
  challenge: Challenge,
  passed: boolean,
  settings: Settings,
): Stripe.PaymentIntent | undefined => {
  const intent = tx.get("payment_intent", challenge.target);
  const methodId = intent && idOf(intent.payment_method);
  if (
    !intent ||
    !methodId ||
    intent.status !== "requires_action" ||
    !isCurrent(challenge, intent.next_action)
  )
    return undefined;
  const method = resolvePaymentMethod(tx, methodId);
  if (!passed) return failIntent(tx, intent, method, AUTHENTICATION_FAILED);
  const attempt = { intent, method, returnUrl: null, handledBySdk: false, authenticated: true };
  return attemptPayment(tx, attempt, settings).intent;
};
