import type Stripe from "stripe";
import { invalidRequest, missingParam } from "@/emulators/stripe/core/failure";
import { LIST_PARAMS, page } from "@/emulators/stripe/core/list";
import { text } from "@/emulators/stripe/core/params";
import { searchPage } from "@/emulators/stripe/core/search";
import type { AttemptResult } from "@/emulators/stripe/intents/attempt";
import { cancelIntent } from "@/emulators/stripe/intents/cancel";
import { captureIntent } from "@/emulators/stripe/intents/capture";
import { confirmIntent } from "@/emulators/stripe/intents/confirm";
import { createIntent } from "@/emulators/stripe/intents/create";
import { METHOD_TYPE_PARAMS } from "@/emulators/stripe/intents/method-types";
import { findIntent } from "@/emulators/stripe/intents/states";
import { updateIntent } from "@/emulators/stripe/intents/update";
import { type Answer, answer, type Call, type Route } from "./route";

const DESCRIBING = [
  ...["amount", "currency", "customer", "description", "metadata", "receipt_email", "shipping"],
  ...["payment_method", "payment_method_data", "payment_method_options", ...METHOD_TYPE_PARAMS],
  ...["setup_future_usage", "statement_descriptor", "statement_descriptor_suffix", "transfer_group"],
  ...["capture_method", "automatic_payment_methods"],
];
const CONFIRMING = [
  ...["payment_method", "payment_method_data", "payment_method_options", ...METHOD_TYPE_PARAMS],
  ...["return_url", "off_session", "use_stripe_sdk", "error_on_requires_action", "receipt_email", "shipping"],
  ...[
    "mandate_data",
    "mandate",
    "setup_future_usage",
    "capture_method",
    "radar_options",
    "expected_payment_method_type",
  ],
];

/** A browser proves with the client secret that the intent is its own. */
export const checkClientSecret = (call: Call, noun: string, secret: string | null): void => {
  const given = text(call.params, "client_secret");
  if (call.caller === "server" && given === undefined) return;
  if (given === undefined) throw missingParam("client_secret");
  if (given !== secret)
    throw invalidRequest(
      `The client_secret provided does not match the client_secret associated with the ${noun}.`,
      { param: "client_secret" },
    );
};

const found = (call: Call): Stripe.PaymentIntent => {
  const intent = findIntent(call.tx, call.id);
  checkClientSecret(call, "PaymentIntent", intent.client_secret);
  return intent;
};

/** A declined card is told as an error, though the intent has moved on. */
const told = ({ intent, error }: AttemptResult): Answer | object => (error ? answer(402, { error }) : intent);

const listed = ({ tx, params, path }: Call) => {
  const customer = text(params, "customer");
  const rows = tx.list("payment_intent").filter((row) => customer === undefined || row.customer === customer);
  return page(path, rows, params);
};

export const PAYMENT_INTENT_ROUTES: Route[] = [
  {
    method: "POST",
    path: "/v1/payment_intents",
    params: [...DESCRIBING, ...CONFIRMING, "confirm", "confirmation_method"],
    confirms: true,
    handle: ({ tx, params, settings }) => told(createIntent(tx, params, settings)),
  },
  { method: "GET", path: "/v1/payment_intents", params: [...LIST_PARAMS, "customer"], handle: listed },
  {
    method: "GET",
    path: "/v1/payment_intents/search",
    params: ["query", "limit", "page"],
    handle: ({ tx, params, path }) => searchPage(path, tx.list("payment_intent"), params),
  },
  {
    method: "GET",
    path: "/v1/payment_intents/:id",
    params: [],
    openToBrowsers: true,
    handle: found,
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id",
    params: DESCRIBING,
    handle: (call) => updateIntent(call.tx, found(call), call.params),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/confirm",
    params: CONFIRMING,
    openToBrowsers: true,
    confirms: true,
    handle: (call) =>
      told(confirmIntent(call.tx, found(call), call.params, call.settings, call.caller === "server")),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/capture",
    params: ["amount_to_capture", "final_capture", "metadata", "statement_descriptor"],
    confirms: true,
    handle: (call) => captureIntent(call.tx, found(call), call.params),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/cancel",
    params: ["cancellation_reason"],
    handle: (call) => cancelIntent(call.tx, found(call), call.params),
  },
];
