import type Stripe from "stripe";
import { invalidRequest } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { flag, hash, isGiven, text } from "@/emulators/stripe/core/params";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { shippingFrom } from "@/emulators/stripe/objects/billing-details";
import {
  behaviourOf,
  createPaymentMethod,
  resolvePaymentMethod,
} from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { type AttemptResult, attemptPayment, errorFor, failIntent } from "./attempt";
import { receiptEmail } from "./fields";
import { methodTypesFrom } from "./method-types";
import { isOneOf, UNPAID_STATES, unexpectedState } from "./states";

/** The payment method a request names or describes, if any. */
export const givenMethod = (tx: Transaction, params: Params): Stripe.PaymentMethod | undefined => {
  const id = text(params, "payment_method");
  if (id !== undefined) return resolvePaymentMethod(tx, id);
  const data = hash(params, "payment_method_data");
  return data && createPaymentMethod(tx, data);
};

const checkConfirmable = (intent: Stripe.PaymentIntent): void => {
  if (isOneOf(intent.status, UNPAID_STATES)) return;
  if (intent.status === "succeeded" || intent.status === "requires_capture")
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
    );
  throw unexpectedState(
    intent,
    `This PaymentIntent's payment_method could not be updated because it has a status of ${intent.status}. ` +
      `You may only update the payment_method of a PaymentIntent with one of the following statuses: ${UNPAID_STATES.join(", ")}.`,
  );
};

const checkReturnUrl = (intent: Stripe.PaymentIntent, params: Params): void => {
  const automatic = intent.automatic_payment_methods;
  const mayRedirect =
    intent.allowed_payment_method_types === null &&
    automatic?.enabled &&
    automatic.allow_redirects !== "never";
  if (!mayRedirect || text(params, "return_url") || flag(params, "use_stripe_sdk")) return;
  throw invalidRequest(
    "This PaymentIntent accepts payment methods that may redirect the customer, so you must provide a `return_url`. " +
      "If you do not want that, set `automatic_payment_methods[allow_redirects]` to `never` when you create it.",
    { param: "return_url" },
  );
};

const methodFor = (tx: Transaction, intent: Stripe.PaymentIntent, params: Params): Stripe.PaymentMethod => {
  const current = idOf(intent.payment_method);
  const method = givenMethod(tx, params) ?? (current ? resolvePaymentMethod(tx, current) : undefined);
  if (!method)
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with " +
        "a payment method and then confirm it again, or confirm it directly with one.",
    );
  if (!intent.payment_method_types.includes(method.type))
    throw invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. ` +
        `Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method", payment_intent: intent },
    );
  return method;
};

const AUTHENTICATION_REQUIRED = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

/** Confirms from a server (`bySecretKey`) or from a browser. */
export const confirmIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  params: Params,
  settings: Settings,
  bySecretKey: boolean,
): AttemptResult => {
  checkConfirmable(intent);
  if (bySecretKey) checkReturnUrl(intent, params);
  const typed = { ...intent, ...methodTypesFrom(params, intent.currency, intent) };
  const method = methodFor(tx, typed, params);
  const confirmed: Stripe.PaymentIntent = {
    ...typed,
    payment_method: method.id,
    ...(isGiven(params, "receipt_email") ? { receipt_email: receiptEmail(params) } : {}),
    ...(isGiven(params, "shipping") ? { shipping: shippingFrom(params) } : {}),
  };

  const cannotAsk = flag(params, "off_session") || flag(params, "error_on_requires_action");
  if (cannotAsk && behaviourOf(tx, method.id).challenge) {
    const error = errorFor(AUTHENTICATION_REQUIRED, undefined);
    const failed = failIntent(tx, confirmed, method, error);
    return { intent: failed, error: { ...error, payment_intent: failed, payment_method: method } };
  }
  return attemptPayment(
    tx,
    {
      intent: confirmed,
      method,
      returnUrl: text(params, "return_url") ?? null,
      handledBySdk: flag(params, "use_stripe_sdk") ?? false,
      authenticated: false,
    },
    settings,
  );
};
