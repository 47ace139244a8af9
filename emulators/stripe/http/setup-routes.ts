import { invalidRequest } from "@/emulators/stripe/core/failure";
import { checkedCurrency } from "@/emulators/stripe/core/money";
import { requiredText, text } from "@/emulators/stripe/core/params";
import { METHOD_TYPE_PARAMS, typesForCurrency } from "@/emulators/stripe/intents/method-types";
import {
  cancelSetup,
  confirmSetup,
  createSetupIntent,
  findSetupIntent,
  type SetupResult,
} from "@/emulators/stripe/intents/setup";
import { checkClientSecret } from "./payment-intent-routes";
import { answer, type Call, type Route } from "./route";

const setupTold = ({ intent, error }: SetupResult) => (error ? answer(402, { error }) : intent);

const foundSetup = (call: Call) => {
  const intent = findSetupIntent(call.tx, call.id);
  checkClientSecret(call, "SetupIntent", intent.client_secret);
  return intent;
};

const SETUP_PARAMS = [
  ...["payment_method", "payment_method_data", "payment_method_options", "return_url", "use_stripe_sdk"],
  ...["mandate_data"],
];

const SETUP_INTENT_ROUTES: Route[] = [
  {
    method: "POST",
    path: "/v1/setup_intents",
    params: [
      ...SETUP_PARAMS,
      ...["confirm", "customer", "description", "metadata", "usage", ...METHOD_TYPE_PARAMS],
      "automatic_payment_methods",
    ],
    handle: ({ tx, params, settings }) => setupTold(createSetupIntent(tx, params, settings)),
  },
  {
    method: "GET",
    path: "/v1/setup_intents/:id",
    params: [],
    openToBrowsers: true,
    handle: foundSetup,
  },
  {
    method: "POST",
    path: "/v1/setup_intents/:id/confirm",
    params: SETUP_PARAMS,
    openToBrowsers: true,
    handle: (call) => setupTold(confirmSetup(call.tx, foundSetup(call), call.params, call.settings)),
  },
  {
    method: "POST",
    path: "/v1/setup_intents/:id/cancel",
    params: ["cancellation_reason"],
    handle: (call) => cancelSetup(call.tx, foundSetup(call)),
  },
];

/** What the Payment Element has to know before it can draw itself. */
const elementsSession = (call: Call) => {
  const secret = text(call.params, "client_secret");
  if (secret === undefined) {
    const currency = checkedCurrency(requiredText(call.params, "currency"));
    return { object: "elements.session", currency, payment_method_types: typesForCurrency(currency) };
  }
  const intent = call.tx.get("payment_intent", secret.split("_secret_")[0] ?? "");
  if (intent?.client_secret !== secret)
    throw invalidRequest(
      "The client_secret provided does not match any associated PaymentIntent on this account.",
      { param: "client_secret" },
    );
  const { amount, currency, payment_method_types, status } = intent;
  return { object: "elements.session", amount, currency, payment_method_types, status };
};

const ELEMENTS_ROUTES: Route[] = [
  {
    method: "GET",
    path: "/v1/elements/sessions",
    params: ["currency"],
    openToBrowsers: true,
    handle: elementsSession,
  },
];

export const SETUP_ROUTES: Route[] = [...SETUP_INTENT_ROUTES, ...ELEMENTS_ROUTES];
