import type Stripe from "stripe";
import type { Params } from "@/emulators/stripe/core/form";
import { checkAmount, checkedCurrency } from "@/emulators/stripe/core/money";
import { integer, isGiven, mergeMetadata, oneOf, text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { shippingFrom } from "@/emulators/stripe/objects/billing-details";
import { givenMethod } from "./confirm";
import { CAPTURE_METHODS, checkedCustomer, receiptEmail } from "./fields";
import { METHOD_TYPE_PARAMS, methodTypesFrom } from "./method-types";
import { isOneOf, putIntent, UNPAID_STATES, unexpectedState } from "./states";

/** What decides about money can be changed only until there is an answer. */
const LOCKED_ONCE_CONFIRMED = [
  "amount",
  "currency",
  "payment_method",
  "payment_method_data",
  ...METHOD_TYPE_PARAMS,
  "capture_method",
  "customer",
];

const checkUpdatable = (intent: Stripe.PaymentIntent, params: Params): void => {
  const locked = LOCKED_ONCE_CONFIRMED.find((name) => isGiven(params, name));
  if (locked === undefined || isOneOf(intent.status, UNPAID_STATES)) return;
  throw unexpectedState(
    intent,
    `This PaymentIntent's ${locked} could not be updated because it has a status of ${intent.status}. ` +
      `You may only update the ${locked} of a PaymentIntent with one of the following statuses: ${UNPAID_STATES.join(", ")}.`,
  );
};

const moneyChanges = (
  intent: Stripe.PaymentIntent,
  params: Params,
): Pick<Stripe.PaymentIntent, "amount" | "currency"> => {
  const currency = isGiven(params, "currency")
    ? checkedCurrency(text(params, "currency") ?? "")
    : intent.currency;
  const amount = integer(params, "amount") ?? intent.amount;
  checkAmount(amount, currency);
  return { amount, currency };
};

const statusAfter = (
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod | undefined,
  touchesMoney: boolean,
): Partial<Stripe.PaymentIntent> => {
  if (method)
    return {
      status: "requires_confirmation",
      payment_method: method.id,
      next_action: null,
      last_payment_error: null,
    };
  return touchesMoney && intent.status === "requires_action"
    ? { status: "requires_confirmation", next_action: null }
    : {};
};

export const updateIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  params: Params,
): Stripe.PaymentIntent => {
  checkUpdatable(intent, params);
  const money = moneyChanges(intent, params);
  const touchesMoney = money.amount !== intent.amount || money.currency !== intent.currency;
  return putIntent(tx, intent, {
    ...money,
    ...statusAfter(intent, givenMethod(tx, params), touchesMoney),
    metadata: mergeMetadata(intent.metadata, params),
    ...methodTypesFrom(params, money.currency, intent),
    ...(isGiven(params, "capture_method")
      ? { capture_method: oneOf(params, "capture_method", CAPTURE_METHODS) ?? intent.capture_method }
      : {}),
    ...(isGiven(params, "customer") ? { customer: checkedCustomer(tx, params) } : {}),
    ...(isGiven(params, "description") ? { description: text(params, "description") ?? null } : {}),
    ...(isGiven(params, "receipt_email") ? { receipt_email: receiptEmail(params) } : {}),
    ...(isGiven(params, "shipping") ? { shipping: shippingFrom(params) } : {}),
    ...(isGiven(params, "transfer_group") ? { transfer_group: text(params, "transfer_group") ?? null } : {}),
  });
};
