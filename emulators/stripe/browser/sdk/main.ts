import type { PaymentMethod } from "@stripe/stripe-js";
import { callApi } from "@/emulators/stripe/browser/api";
import type { Fields } from "@/emulators/stripe/browser/protocol";
import { type Client, type ConfirmOptions, confirmPayment, retrieveIntent } from "./confirm-payment";
import { Elements, type ElementsOptions } from "./elements";
import { IntegrationError } from "./integration-error";
import { handleAction } from "./next-action";

/** The release train that the wrapper package expects; another one makes it warn. */
const RELEASE = "endive";

const script = document.currentScript;
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

type CreateOptions = { elements?: Elements; params?: Fields } & Fields;

const createPaymentMethod = async ({ origin, publishableKey }: Client, options: CreateOptions) => {
  const { elements, params, ...fields } = options;
  if (elements) return elements.payment.request({ kind: "create-payment-method", params: params ?? {} });
  const result = await callApi<PaymentMethod>(origin, "POST", "/v1/payment_methods", {
    ...fields,
    key: publishableKey,
  });
  return result.error ? { error: result.error } : { paymentMethod: result.value };
};

const unavailable = (name: string) => (): never => {
  throw new IntegrationError(`The local stand-in does not offer stripe.${name}().`);
};

const Stripe = (publishableKey: string, { locale }: { locale?: string } = {}) => {
  if (!publishableKey)
    throw new IntegrationError("Please call Stripe() with your publishable key. You used an empty string.");
  if (publishableKey.startsWith("sk_"))
    throw new IntegrationError(
      "You should not use your secret key with Stripe.js. Pass a publishable key instead.",
    );
  const client: Client = { origin, publishableKey };
  const defaultLocale = locale && locale !== "auto" ? locale : navigator.language;

  const handleNextAction = async ({ clientSecret }: { clientSecret: string }) => {
    const found = await retrieveIntent(client, clientSecret);
    if (found.error) return found;
    return handleAction(found.paymentIntent, () => retrieveIntent(client, clientSecret));
  };

  return {
    elements: (options: ElementsOptions = {}) => new Elements(origin, publishableKey, defaultLocale, options),
    confirmPayment: (options: ConfirmOptions) => confirmPayment(client, options),
    confirmCardPayment: (clientSecret: string, data: Fields = {}) =>
      confirmPayment(client, { clientSecret, confirmParams: data, redirect: "if_required" }),
    retrievePaymentIntent: (clientSecret: string) => retrieveIntent(client, clientSecret),
    handleNextAction,
    handleCardAction: (clientSecret: string) => handleNextAction({ clientSecret }),
    createPaymentMethod: (options: CreateOptions) => createPaymentMethod(client, options),
    createToken: unavailable("createToken"),
    registerAppInfo: () => {},
    _registerWrapper: () => {},
  };
};

Object.assign(window, { Stripe: Object.assign(Stripe, { version: RELEASE }) });
