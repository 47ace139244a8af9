import type { Appearance, Stripe, StripeElements, StripeError } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";

type Config = { payments: { publishableKey: string; scripts: string[] } };

/** Who pays, filled in beforehand; `address` as the shop knows it. */
export type Payer = {
  name: string;
  email: string;
  address: {
    line1: string;
    line2?: string;
    city: string;
    postalCode: string;
    region?: string;
    country: string;
  };
};

/** How the form looks: resolved CSS values. */
export type PaymentLook = {
  variables: Record<string, string>;
  rules: Record<string, Record<string, string>>;
};

/** A font of the shop for the form; `src` as in CSS. */
export type PaymentFont = { family: string; src: string; weight: string };

export type PaymentOutcome =
  /** Paid, or on its way through a bank. */
  | { kind: "settled"; paymentIntentId: string; status: string }
  /** The form itself shows which field is missing or wrong. */
  | { kind: "incomplete" }
  | { kind: "refused"; code: string; declineCode: string }
  /** The payment was cancelled meanwhile, as happens when a reservation runs out. */
  | { kind: "closed" }
  /** Nobody can say yet how it ended; paying again is safe, because one payment is charged at most once. */
  | { kind: "unknown" };

export type PaymentForm = {
  confirm: (returnUrl: string) => Promise<PaymentOutcome>;
  dress: (look: PaymentLook) => void;
  remove: () => void;
};

/** Scripts that a script with the page's nonce adds may run; the nonce serves browsers without `strict-dynamic`. */
const addScript = (src: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${src} could not be loaded`));
    };
    document.head.append(script);
  });

const load = async (): Promise<Stripe> => {
  const response = await fetch("/api/config");
  if (!response.ok) throw new Error(`/api/config answered ${response.status}`);
  const { payments } = (await response.json()) as Config;
  for (const src of payments.scripts) await addScript(src);
  const stripe = await loadStripe(payments.publishableKey, { locale: "en" });
  if (!stripe) throw new Error("payments run in browsers only");
  return stripe;
};

let loading: Promise<Stripe> | undefined;

/** Loads Stripe's script, once a page; after a failure the next call tries again. */
export const loadPayments = (): Promise<Stripe> => {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

const appearanceOf = ({ variables, rules }: PaymentLook): Appearance => ({
  theme: "stripe",
  labels: "above",
  variables,
  rules,
});

const billingOf = ({ name, email, address }: Payer) => ({
  name,
  email,
  address: {
    line1: address.line1,
    line2: address.line2,
    city: address.city,
    postal_code: address.postalCode,
    state: address.region,
    country: address.country,
  },
});

const isSettled = (status: string): boolean =>
  status === "succeeded" || status === "processing" || status === "requires_capture";

/** An answer that got lost, or a payment that moved on elsewhere: what holds is asked of Stripe. */
const lookAgain = async (stripe: Stripe, clientSecret: string): Promise<PaymentOutcome> => {
  const { paymentIntent } = await stripe.retrievePaymentIntent(clientSecret);
  if (!paymentIntent) return { kind: "unknown" };
  const { id, status } = paymentIntent;
  if (isSettled(status)) return { kind: "settled", paymentIntentId: id, status };
  return status === "canceled" ? { kind: "closed" } : { kind: "unknown" };
};

const explain = (stripe: Stripe, clientSecret: string, error: StripeError): Promise<PaymentOutcome> => {
  if (error.type === "validation_error") return Promise.resolve({ kind: "incomplete" });
  const isRefusal = error.type === "card_error" || error.code === "payment_intent_authentication_failure";
  if (!isRefusal) return lookAgain(stripe, clientSecret);
  return Promise.resolve({
    kind: "refused",
    code: error.code ?? "",
    declineCode: error.decline_code ?? "",
  });
};

const confirm = async (
  stripe: Stripe,
  elements: StripeElements,
  clientSecret: string,
  returnUrl: string,
): Promise<PaymentOutcome> => {
  const submitted = await elements.submit();
  if (submitted.error) return explain(stripe, clientSecret, submitted.error);
  const { paymentIntent, error } = await stripe.confirmPayment({
    elements,
    confirmParams: { return_url: returnUrl },
    redirect: "if_required",
  });
  if (error) return explain(stripe, clientSecret, error);
  const { id, status } = paymentIntent;
  return isSettled(status)
    ? { kind: "settled", paymentIntentId: id, status }
    : lookAgain(stripe, clientSecret);
};

export type PaymentFormOptions = {
  clientSecret: string;
  payer: Payer;
  look: PaymentLook;
  font: PaymentFont | null;
};

/** Puts Stripe's form into `place`; resolves when it can be filled in, rejects when it could not be loaded. */
export const mountPaymentForm = async (
  place: HTMLElement,
  { clientSecret, payer, look, font }: PaymentFormOptions,
): Promise<PaymentForm> => {
  const stripe = await loadPayments();
  const elements = stripe.elements({
    clientSecret,
    appearance: appearanceOf(look),
    fonts: font ? [font] : [],
    loader: "never",
  });
  const element = elements.create("payment", { defaultValues: { billingDetails: billingOf(payer) } });
  const slot = document.createElement("div");
  place.append(slot);
  const remove = () => {
    element.destroy();
    slot.remove();
  };
  await new Promise<void>((resolve, reject) => {
    element.once("ready", () => resolve());
    element.once("loaderror", ({ error }) => {
      remove();
      reject(new Error(error.message));
    });
    element.mount(slot);
  });
  return {
    confirm: (returnUrl) => confirm(stripe, elements, clientSecret, returnUrl),
    dress: (wanted) => void elements.update({ appearance: appearanceOf(wanted) }),
    remove,
  };
};
