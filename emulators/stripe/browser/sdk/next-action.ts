import type { PaymentIntent, PaymentIntentResult, StripeError } from "@stripe/stripe-js";
import { CHALLENGE_DONE } from "@/emulators/stripe/browser/protocol";

const never = <T>(): Promise<T> => new Promise(() => {});

/** Leaves the page; whoever waits for the result waits until it is gone. */
export const leaveFor = <T>(url: string): Promise<T> => {
  location.assign(url);
  return never();
};

/** Shows the bank's question over the whole page, and resolves once the shopper has answered it. */
const showChallenge = (url: string): Promise<void> =>
  new Promise((resolve) => {
    const { origin } = new URL(url);
    const frame = document.createElement("iframe");
    frame.title = "3D Secure authentication";
    frame.name = "stripe-challenge-frame";
    frame.src = `${url}?embedded=1`;
    Object.assign(frame.style, {
      position: "fixed",
      inset: "0",
      width: "100vw",
      height: "100dvh",
      border: "0",
      zIndex: "2147483647",
      colorScheme: "light",
    });
    const { overflow } = document.body.style;
    const focused = document.activeElement;

    const onMessage = (event: MessageEvent<unknown>): void => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      if (event.data !== CHALLENGE_DONE) return;
      window.removeEventListener("message", onMessage);
      frame.remove();
      document.body.style.overflow = overflow;
      if (focused instanceof HTMLElement) focused.focus();
      resolve();
    };
    window.addEventListener("message", onMessage);
    frame.addEventListener("load", () => frame.focus());
    document.body.style.overflow = "hidden";
    document.body.append(frame);
  });

/** An intent as a result: one that has gone back to the start brings the reason why. */
const resultOf = (intent: PaymentIntent): PaymentIntentResult => {
  if (intent.status !== "requires_payment_method" || !intent.last_payment_error)
    return { paymentIntent: intent };
  const error: StripeError = { ...(intent.last_payment_error as StripeError), payment_intent: intent };
  return { error };
};

type Sdk = { type?: string; stripe_js?: string };

/** Has the shopper do what the intent waits for. */
export const handleAction = async (
  intent: PaymentIntent,
  retrieve: () => Promise<PaymentIntentResult>,
): Promise<PaymentIntentResult> => {
  if (intent.status !== "requires_action" || !intent.next_action) return resultOf(intent);
  const redirect = intent.next_action.redirect_to_url?.url;
  if (redirect) return leaveFor(redirect);
  const challenge = (intent.next_action.use_stripe_sdk as Sdk | undefined)?.stripe_js;
  if (challenge) await showChallenge(challenge);
  const { paymentIntent, error } = await retrieve();
  return error ? { error } : resultOf(paymentIntent);
};
