import type {
  Appearance,
  StripeElementsOptionsClientSecret,
  StripeElementsOptionsMode,
  StripeElementsUpdateOptions,
  StripePaymentElementOptions,
} from "@stripe/stripe-js";
import type { ElementSettings, FrameResults } from "@/emulators/stripe/browser/protocol";
import { schemeOf } from "./color-scheme";
import { Emitter } from "./emitter";
import { IntegrationError } from "./integration-error";
import { PaymentElement } from "./payment-element";

export type ElementsOptions = StripeElementsOptionsClientSecret | StripeElementsOptionsMode;

const SECRET = /^(pi|seti)_[A-Za-z0-9]+_secret_[A-Za-z0-9]+$/;

export class Elements {
  readonly #origin: string;
  readonly #emitter = new Emitter();
  #options: ElementsOptions;
  #base: Omit<ElementSettings, "options">;
  #payment: PaymentElement | undefined;
  /** With `mode` the shop has to submit before it confirms. */
  submitted = false;

  constructor(origin: string, publishableKey: string, defaultLocale: string, options: ElementsOptions) {
    if (options.clientSecret !== undefined && !SECRET.test(options.clientSecret))
      throw new IntegrationError(
        "Invalid value for elements(): clientSecret should be a client secret, such as pi_…_secret_….",
      );
    this.#origin = origin;
    this.#options = options;
    const appearance = options.appearance ?? {};
    const locale = options.locale && options.locale !== "auto" ? options.locale : defaultLocale;
    this.#base = {
      publishableKey,
      clientSecret: options.clientSecret,
      currency: options.currency?.toLowerCase(),
      locale,
      appearance,
      scheme: schemeOf(appearance),
      fonts: options.fonts ?? [],
    };
  }

  get clientSecret(): string | undefined {
    return this.#options.clientSecret;
  }

  get isDeferred(): boolean {
    return this.#options.mode !== undefined;
  }

  get payment(): PaymentElement {
    if (!this.#payment?.isMounted)
      throw new IntegrationError(
        "Invalid value for elements: it should have a mounted Payment Element. Create one with elements.create('payment') and mount it.",
      );
    return this.#payment;
  }

  create(type: string, options: StripePaymentElementOptions = {}): PaymentElement {
    if (type !== "payment")
      throw new IntegrationError(`The local stand-in offers the payment element only, not "${type}".`);
    if (this.#payment) throw new IntegrationError("Can only create one Element of type payment.");
    if (!this.#options.clientSecret && !this.isDeferred)
      throw new IntegrationError(
        "In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.",
      );
    this.#payment = new PaymentElement(this.#origin, { ...this.#base, options }, () => {
      this.#payment = undefined;
    });
    return this.#payment;
  }

  getElement(type: string): PaymentElement | null {
    return type === "payment" ? (this.#payment ?? null) : null;
  }

  async submit(): Promise<FrameResults["submit"]> {
    const result = await this.payment.request({ kind: "submit" });
    this.submitted = result.error === undefined;
    return result;
  }

  fetchUpdates(): Promise<FrameResults["reload"]> {
    return this.payment.request({ kind: "reload" });
  }

  async update(options: StripeElementsUpdateOptions): Promise<void> {
    this.#options = { ...this.#options, ...options } as ElementsOptions;
    const appearance: Appearance | undefined = options.appearance;
    const changed: Partial<ElementSettings> = {
      ...(appearance ? { appearance, scheme: schemeOf(appearance) } : {}),
      ...(options.locale ? { locale: options.locale } : {}),
      ...(options.currency ? { currency: options.currency.toLowerCase() } : {}),
      ...(options.fonts ? { fonts: options.fonts } : {}),
    };
    this.#base = { ...this.#base, ...changed };
    this.#payment?.applySettings(changed);
    this.#emitter.emit("update-end", undefined);
  }

  on(type: string, handler: () => void): void {
    this.#emitter.on(type, handler);
  }
}
