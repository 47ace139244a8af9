import type { PaymentIntent, PaymentIntentResult } from "@stripe/stripe-js";
import { callApi, intentPath } from "@/emulators/stripe/browser/api";
import type { Fields } from "@/emulators/stripe/browser/protocol";
import { returnAddress } from "@/emulators/stripe/core/return-address";
import type { Elements } from "./elements";
import { hiddenBillingFields } from "./hidden-fields";
import { IntegrationError } from "./integration-error";
import { handleAction, leaveFor } from "./next-action";

export type ConfirmOptions = {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: Fields;
  redirect?: "always" | "if_required";
};

export type Client = { origin: string; publishableKey: string };

export const retrieveIntent = async (client: Client, clientSecret: string): Promise<PaymentIntentResult> => {
  const { origin, publishableKey } = client;
  const result = await callApi<PaymentIntent>(origin, "GET", intentPath(clientSecret), {
    key: publishableKey,
    client_secret: clientSecret,
  });
  return result.error ? { error: result.error } : { paymentIntent: result.value };
};

const checkedSecret = ({ elements, clientSecret }: ConfirmOptions): string => {
  const secret = clientSecret ?? elements?.clientSecret;
  if (!secret)
    throw new IntegrationError(
      "stripe.confirmPayment(): expected either `elements` with a clientSecret, or `clientSecret`.",
    );
  if (elements?.isDeferred && !elements.submitted)
    throw new IntegrationError("elements.submit() must be called before stripe.confirmPayment().");
  return secret;
};

const checkedReturnUrl = ({ confirmParams, redirect }: ConfirmOptions): string | undefined => {
  const url = confirmParams?.return_url;
  if (redirect !== "if_required" && typeof url !== "string")
    throw new IntegrationError(
      "stripe.confirmPayment(): the `confirmParams.return_url` argument is required unless passing `redirect: 'if_required'`.",
    );
  if (typeof url === "string" && !URL.canParse(url))
    throw new IntegrationError(
      "stripe.confirmPayment(): `confirmParams.return_url` must be a valid, absolute URL.",
    );
  return typeof url === "string" ? url : undefined;
};

const confirm = (client: Client, secret: string, options: ConfirmOptions): Promise<PaymentIntentResult> => {
  const params = { ...options.confirmParams, use_stripe_sdk: true };
  if (options.elements) {
    const { payment } = options.elements;
    hiddenBillingFields(payment.options, options.confirmParams ?? {});
    return payment.request({ kind: "confirm", clientSecret: secret, params });
  }
  return callApi<PaymentIntent>(client.origin, "POST", `${intentPath(secret)}/confirm`, {
    ...params,
    key: client.publishableKey,
    client_secret: secret,
  }).then((result) => (result.error ? { error: result.error } : { paymentIntent: result.value }));
};

/** `stripe.confirmPayment`: pays with what stands in the form, asks the bank's question, and goes to `return_url`. */
export const confirmPayment = async (
  client: Client,
  options: ConfirmOptions,
): Promise<PaymentIntentResult> => {
  const secret = checkedSecret(options);
  const returnUrl = checkedReturnUrl(options);
  const confirmed = await confirm(client, secret, options);
  if (options.elements) options.elements.submitted = false;
  if (confirmed.error) return confirmed;
  const result = await handleAction(confirmed.paymentIntent, () => retrieveIntent(client, secret));
  if (result.error || options.redirect === "if_required" || !returnUrl) return result;
  return leaveFor(returnAddress(returnUrl, "payment_intent", result.paymentIntent));
};
