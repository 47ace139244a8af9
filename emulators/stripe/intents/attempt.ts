import type Stripe from "stripe";
import type { ErrorBody } from "@/emulators/stripe/core/failure";
import { newId } from "@/emulators/stripe/core/ids";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import type { Behaviour, Decline } from "@/emulators/stripe/objects/behaviours";
import { createCharge } from "@/emulators/stripe/objects/charges";
import { openDispute } from "@/emulators/stripe/objects/disputes";
import { behaviourOf } from "@/emulators/stripe/objects/payment-methods";
import { nextActionFor } from "./challenges";
import { putIntent } from "./states";

type Attempt = {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  returnUrl: string | null;
  /** Whether a browser SDK is there to show a challenge by itself. */
  handledBySdk: boolean;
  /** The cardholder has passed the challenge, or is not there to be asked. */
  authenticated: boolean;
};

export type AttemptResult = { intent: Stripe.PaymentIntent; error?: ErrorBody };

export const errorFor = (decline: Decline, charge: string | undefined): ErrorBody => ({
  type: "card_error",
  code: decline.code,
  message: decline.message,
  doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
  ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
  ...(decline.param ? { param: decline.param } : {}),
  ...(charge ? { charge } : {}),
  advice_code: "try_again_later",
});

/** Puts an intent back to `requires_payment_method` with the reason; the shopper may try again. */
export const failIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  error: ErrorBody,
): Stripe.PaymentIntent => {
  const failed = putIntent(tx, intent, {
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    latest_charge: error.charge ?? intent.latest_charge,
    last_payment_error: { ...error, payment_method: method } as Stripe.PaymentIntent.LastPaymentError,
  });
  tx.emit("payment_intent.payment_failed", failed);
  return failed;
};

const decline = (tx: Transaction, attempt: Attempt, behaviour: Behaviour, reason: Decline): AttemptResult => {
  const { intent, method } = attempt;
  const charge = createCharge(tx, { intent, method, behaviour, status: "failed", captured: false });
  tx.emit("charge.failed", charge);
  const error = errorFor(reason, charge.id);
  const failed = failIntent(tx, intent, method, error);
  return { intent: failed, error: { ...error, payment_intent: failed, payment_method: method } };
};

const askForAction = (tx: Transaction, attempt: Attempt, settings: Settings): AttemptResult => {
  const { intent, method } = attempt;
  const waiting = putIntent(tx, intent, {
    status: "requires_action",
    payment_method: method.id,
    next_action: nextActionFor(tx, settings, {
      kind: "payment_intent",
      target: intent.id,
      returnUrl: attempt.returnUrl,
      handledBySdk: attempt.handledBySdk,
    }),
  });
  tx.emit("payment_intent.requires_action", waiting);
  return { intent: waiting };
};

const startDebit = (
  tx: Transaction,
  attempt: Attempt,
  behaviour: Behaviour,
  settings: Settings,
): AttemptResult => {
  const { intent, method } = attempt;
  const charge = createCharge(tx, { intent, method, behaviour, status: "pending", captured: true });
  const processing = putIntent(tx, intent, {
    status: "processing",
    payment_method: method.id,
    latest_charge: charge.id,
    next_action: null,
  });
  if (behaviour.settles !== "never")
    tx.put("task", {
      id: newId("task"),
      kind: "settle_intent",
      target: intent.id,
      succeeds: behaviour.settles === "succeeds",
      at: Date.now() + settings.settleAfterMs,
    });
  tx.emit("charge.pending", charge);
  tx.emit("payment_intent.processing", processing);
  return { intent: processing };
};

const succeed = (tx: Transaction, attempt: Attempt, behaviour: Behaviour): AttemptResult => {
  const { intent, method } = attempt;
  const captured = intent.capture_method !== "manual";
  const charge = createCharge(tx, { intent, method, behaviour, status: "succeeded", captured });
  const paid = putIntent(tx, intent, {
    status: captured ? "succeeded" : "requires_capture",
    amount_received: captured ? intent.amount : 0,
    amount_capturable: captured ? 0 : intent.amount,
    payment_method: method.id,
    latest_charge: charge.id,
    next_action: null,
  });
  tx.emit("charge.succeeded", charge);
  tx.emit(captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", paid);
  if (behaviour.dispute && captured) openDispute(tx, charge, behaviour.dispute);
  return { intent: paid };
};

/** Asks for the money with one payment method, and brings the intent to where the answer leaves it. */
export const attemptPayment = (tx: Transaction, attempt: Attempt, settings: Settings): AttemptResult => {
  const behaviour = behaviourOf(tx, attempt.method.id);
  const cleared: Attempt = { ...attempt, intent: { ...attempt.intent, last_payment_error: null } };
  if (behaviour.challenge && !attempt.authenticated) return askForAction(tx, cleared, settings);
  if (behaviour.settles) return startDebit(tx, cleared, behaviour, settings);
  if (behaviour.decline) return decline(tx, cleared, behaviour, behaviour.decline);
  return succeed(tx, cleared, behaviour);
};
