import type Stripe from "stripe";
import { missingParam } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId, randomText } from "@/emulators/stripe/core/ids";
import { checkAmount, checkedCurrency } from "@/emulators/stripe/core/money";
import {
  flag,
  hash,
  integer,
  mergeMetadata,
  oneOf,
  requiredText,
  text,
} from "@/emulators/stripe/core/params";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { shippingFrom } from "@/emulators/stripe/objects/billing-details";
import type { AttemptResult } from "./attempt";
import { confirmIntent, givenMethod } from "./confirm";
import { CAPTURE_METHODS, checkedCustomer, receiptEmail } from "./fields";
import { methodTypesFrom } from "./method-types";

const automaticMethods = (params: Params): Stripe.PaymentIntent["automatic_payment_methods"] => {
  const given = hash(params, "automatic_payment_methods");
  if (given && flag(given, "enabled") === false) return { enabled: false };
  const redirects = given && oneOf(given, "allow_redirects", ["always", "never"] as const);
  return { enabled: true, allow_redirects: redirects ?? "always" };
};

const buildIntent = (tx: Transaction, params: Params): Stripe.PaymentIntent => {
  const amount = integer(params, "amount");
  if (amount === undefined) throw missingParam("amount");
  const currency = checkedCurrency(requiredText(params, "currency"));
  checkAmount(amount, currency);
  const id = newId("pi");
  return {
    id,
    object: "payment_intent",
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automaticMethods(params),
    canceled_at: null,
    cancellation_reason: null,
    capture_method: oneOf(params, "capture_method", CAPTURE_METHODS) ?? "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method:
      oneOf(params, "confirmation_method", ["automatic", "manual"] as const) ?? "automatic",
    created: tx.now,
    currency,
    customer: checkedCustomer(tx, params),
    customer_account: null,
    description: text(params, "description") ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    ...methodTypesFrom(params, currency),
    payment_record: null,
    processing: null,
    receipt_email: receiptEmail(params),
    review: null,
    setup_future_usage: oneOf(params, "setup_future_usage", ["on_session", "off_session"] as const) ?? null,
    shipping: shippingFrom(params),
    source: null,
    statement_descriptor: text(params, "statement_descriptor") ?? null,
    statement_descriptor_suffix: text(params, "statement_descriptor_suffix") ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: text(params, "transfer_group") ?? null,
  };
};

export const createIntent = (tx: Transaction, params: Params, settings: Settings): AttemptResult => {
  const built = buildIntent(tx, params);
  const method = givenMethod(tx, params);
  const intent: Stripe.PaymentIntent = method
    ? { ...built, payment_method: method.id, status: "requires_confirmation" }
    : built;
  tx.put("payment_intent", intent);
  tx.emit("payment_intent.created", { ...intent, status: "requires_payment_method", payment_method: null });
  if (!flag(params, "confirm")) return { intent };
  const { payment_method: _, payment_method_data: __, ...rest } = params;
  return confirmIntent(tx, intent, method ? { ...rest, payment_method: method.id } : rest, settings, true);
};
