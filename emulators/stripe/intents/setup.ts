import type Stripe from "stripe";
import { type ErrorBody, invalidRequest, noSuch } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId, randomText } from "@/emulators/stripe/core/ids";
import { flag, mergeMetadata, oneOf, text } from "@/emulators/stripe/core/params";
import type { Challenge } from "@/emulators/stripe/core/records";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { behaviourOf } from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { isCurrent, nextActionFor } from "./challenges";
import { givenMethod } from "./confirm";
import { checkedCustomer } from "./fields";
import { methodTypesFrom } from "./method-types";

export type SetupResult = { intent: Stripe.SetupIntent; error?: ErrorBody };

const OPEN = ["requires_payment_method", "requires_confirmation", "requires_action"];

const AUTHENTICATION_FAILED: ErrorBody = {
  type: "invalid_request_error",
  code: "setup_intent_authentication_failure",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

export const findSetupIntent = (tx: Transaction, id: string): Stripe.SetupIntent => {
  const intent = tx.get("setup_intent", id);
  if (!intent) throw noSuch("setupintent", id, "intent");
  return intent;
};

const put = (
  tx: Transaction,
  intent: Stripe.SetupIntent,
  changes: Partial<Stripe.SetupIntent>,
  event?: string,
): Stripe.SetupIntent => {
  const changed = { ...intent, ...changes };
  tx.put("setup_intent", changed);
  if (event) tx.emit(event, changed);
  return changed;
};

export const confirmSetup = (
  tx: Transaction,
  intent: Stripe.SetupIntent,
  params: Params,
  settings: Settings,
): SetupResult => {
  if (!OPEN.includes(intent.status))
    throw invalidRequest(`You cannot confirm this SetupIntent because it has a status of ${intent.status}.`, {
      code: "setup_intent_unexpected_state",
      setup_intent: intent,
    });
  const method = givenMethod(tx, params)?.id ?? idOf(intent.payment_method);
  if (!method)
    throw invalidRequest("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: "setup_intent_unexpected_state",
      setup_intent: intent,
    });
  if (!behaviourOf(tx, method).challenge)
    return {
      intent: put(
        tx,
        intent,
        { status: "succeeded", payment_method: method, next_action: null, last_setup_error: null },
        "setup_intent.succeeded",
      ),
    };
  const nextAction = nextActionFor(tx, settings, {
    kind: "setup_intent",
    target: intent.id,
    returnUrl: text(params, "return_url") ?? null,
    handledBySdk: flag(params, "use_stripe_sdk") ?? false,
  });
  return {
    intent: put(
      tx,
      intent,
      {
        status: "requires_action",
        payment_method: method,
        next_action: nextAction as Stripe.SetupIntent.NextAction,
      },
      "setup_intent.requires_action",
    ),
  };
};

export const createSetupIntent = (tx: Transaction, params: Params, settings: Settings): SetupResult => {
  const id = newId("seti");
  const method = givenMethod(tx, params);
  const intent: Stripe.SetupIntent = {
    id,
    object: "setup_intent",
    application: null,
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: tx.now,
    customer: checkedCustomer(tx, params),
    description: text(params, "description") ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: mergeMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    ...methodTypesFrom(params, "usd"),
    single_use_mandate: null,
    status: method ? "requires_confirmation" : "requires_payment_method",
    usage: oneOf(params, "usage", ["on_session", "off_session"] as const) ?? "off_session",
  };
  put(tx, intent, {}, "setup_intent.created");
  if (!flag(params, "confirm")) return { intent };
  return confirmSetup(tx, intent, method ? { ...params, payment_method: method.id } : params, settings);
};

export const cancelSetup = (tx: Transaction, intent: Stripe.SetupIntent): Stripe.SetupIntent => {
  if (!OPEN.includes(intent.status))
    throw invalidRequest(`You cannot cancel this SetupIntent because it has a status of ${intent.status}.`, {
      code: "setup_intent_unexpected_state",
      setup_intent: intent,
    });
  return put(
    tx,
    intent,
    { status: "canceled", cancellation_reason: "requested_by_customer", next_action: null },
    "setup_intent.canceled",
  );
};

export const answerSetupChallenge = (
  tx: Transaction,
  challenge: Challenge,
  passed: boolean,
): Stripe.SetupIntent | undefined => {
  const intent = tx.get("setup_intent", challenge.target);
  if (intent?.status !== "requires_action" || !isCurrent(challenge, intent.next_action)) return undefined;
  if (passed) return put(tx, intent, { status: "succeeded", next_action: null }, "setup_intent.succeeded");
  return put(
    tx,
    intent,
    {
      status: "requires_payment_method",
      payment_method: null,
      next_action: null,
      last_setup_error: AUTHENTICATION_FAILED as Stripe.SetupIntent.LastSetupError,
    },
    "setup_intent.setup_failed",
  );
};
