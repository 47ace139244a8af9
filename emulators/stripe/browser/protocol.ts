import type {
  Appearance,
  PaymentIntent,
  PaymentMethod,
  StripeElementsOptionsMode,
  StripeError,
  StripePaymentElementOptions,
} from "@stripe/stripe-js";

/** What the Payment Element's frame is told about where it stands. */
export type ElementSettings = {
  publishableKey: string;
  clientSecret?: string;
  /** Without a client secret the currency decides what can be paid with. */
  currency?: string;
  locale: string;
  appearance: Appearance;
  /** Which native controls fit the shop's background. */
  scheme: "light" | "dark";
  fonts: NonNullable<StripeElementsOptionsMode["fonts"]>;
  options: StripePaymentElementOptions;
};

export type Fields = { [name: string]: unknown };

export type FrameRequest =
  | { kind: "submit" }
  | { kind: "confirm"; clientSecret: string; params: Fields }
  | { kind: "create-payment-method"; params: Fields }
  | { kind: "reload" };

type Failure = { error: StripeError };

export type FrameResults = {
  submit: { selectedPaymentMethod: string; error?: undefined } | Failure;
  confirm: { paymentIntent: PaymentIntent; error?: undefined } | Failure;
  "create-payment-method": { paymentMethod: PaymentMethod; error?: undefined } | Failure;
  reload: { error?: StripeError };
};

export type ChangeState = {
  empty: boolean;
  complete: boolean;
  value: {
    type: string;
    billingDetails?: { address: { country: string | null; postalCode: string | null } };
  };
};

export type ToFrame =
  | { type: "init"; settings: ElementSettings }
  | { type: "update"; settings: Partial<ElementSettings> }
  | { type: "focus" | "blur" | "clear" }
  | { type: "request"; id: number; request: FrameRequest };

export type FromFrame =
  | { type: "hello" | "ready" | "focus" | "blur" | "escape" }
  | ({ type: "change" } & ChangeState)
  | { type: "resize"; height: number }
  | { type: "loaderror"; error: StripeError }
  | { type: "response"; id: number; result: FrameResults[FrameRequest["kind"]] };

/** Messages of one element carry its channel, so that several on a page do not mix. */
export type Envelope<Message> = { channel: string; message: Message };

export const isEnvelope = <Message>(data: unknown, channel: string): data is Envelope<Message> =>
  typeof data === "object" && data !== null && "channel" in data && data.channel === channel;

export const CHALLENGE_DONE = "stripe-standin:challenge-done";
