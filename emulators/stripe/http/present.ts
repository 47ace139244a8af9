import { expand } from "@/emulators/stripe/core/expand";
import { texts } from "@/emulators/stripe/core/params";
import type { Answer, Call } from "./route";

/** What a publishable key may see of an intent. */
const SHOWN_TO_BROWSERS = [
  ...["id", "object", "amount", "amount_details", "automatic_payment_methods", "canceled_at"],
  ...["cancellation_reason", "capture_method", "client_secret", "confirmation_method", "created", "currency"],
  ...["description", "last_payment_error", "last_setup_error", "livemode", "next_action", "payment_method"],
  ...["payment_method_configuration_details", "payment_method_types", "processing", "receipt_email"],
  ...["setup_future_usage", "shipping", "source", "status", "usage"],
];

type Fields = Record<string, unknown>;

const isIntent = (value: unknown): value is Fields =>
  typeof value === "object" &&
  value !== null &&
  "object" in value &&
  (value.object === "payment_intent" || value.object === "setup_intent");

const forBrowser = (body: object): object => {
  if (!isIntent(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => SHOWN_TO_BROWSERS.includes(name)));
};

/** Expands what was asked for, and hides from browsers what is not theirs. */
export const present = (call: Call, { status, body }: Answer): Answer => {
  if (status >= 400) {
    const { error } = body as { error?: Fields };
    if (call.caller === "server" || !isIntent(error?.payment_intent)) return { status, body };
    return { status, body: { error: { ...error, payment_intent: forBrowser(error.payment_intent) } } };
  }
  const expanded = expand(call.tx, body, texts(call.params, "expand"));
  return { status, body: call.caller === "browser" ? forBrowser(expanded) : expanded };
};
