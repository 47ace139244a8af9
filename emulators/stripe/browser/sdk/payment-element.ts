import type { StripePaymentElementOptions } from "@stripe/stripe-js";
import type {
  ElementSettings,
  FrameRequest,
  FrameResults,
  FromFrame,
} from "@/emulators/stripe/browser/protocol";
import { Emitter } from "./emitter";
import { ElementFrame } from "./frame";
import { IntegrationError } from "./integration-error";

const CONTAINER_CLASSES = ["empty", "complete", "focus", "invalid"];

/** `elements.create("payment")`: a frame of its own origin in the shop's page. */
export class PaymentElement {
  readonly #origin: string;
  readonly #emitter = new Emitter();
  readonly #onDestroy: () => void;
  #settings: ElementSettings;
  #frame: ElementFrame | undefined;
  #container: Element | undefined;
  #destroyed = false;

  constructor(origin: string, settings: ElementSettings, onDestroy: () => void) {
    this.#origin = origin;
    this.#settings = settings;
    this.#onDestroy = onDestroy;
  }

  mount(target: string | HTMLElement): void {
    if (this.#destroyed)
      throw new IntegrationError("This Element has already been destroyed. Please create a new one.");
    const container = typeof target === "string" ? document.querySelector(target) : target;
    if (!container)
      throw new IntegrationError(
        `The selector you specified (${target}) applies to no DOM elements that are currently on the page.`,
      );
    if (container === this.#container) return;
    this.unmount();
    container.replaceChildren();
    container.classList.add("StripeElement", "StripeElement--empty");
    this.#container = container;
    this.#frame = new ElementFrame(this.#origin, this.#settings, (message) => this.#heard(message));
    container.append(this.#frame.iframe);
    this.#emitter.emit("loaderstart", { elementType: "payment" });
  }

  unmount(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#container?.classList.remove(
      "StripeElement",
      ...CONTAINER_CLASSES.map((name) => `StripeElement--${name}`),
    );
    this.#container = undefined;
  }

  destroy(): void {
    this.unmount();
    this.#destroyed = true;
    this.#onDestroy();
  }

  update(options: Partial<StripePaymentElementOptions>): this {
    this.applySettings({ options: { ...this.#settings.options, ...options } });
    return this;
  }

  on(type: string, handler: (event: never) => unknown): this {
    this.#emitter.on(type, handler);
    return this;
  }

  once(type: string, handler: (event: never) => unknown): this {
    this.#emitter.once(type, handler);
    return this;
  }

  off(type: string, handler?: (event: never) => unknown): this {
    this.#emitter.off(type, handler);
    return this;
  }

  focus(): void {
    this.#frame?.iframe.focus();
    this.#frame?.send({ type: "focus" });
  }

  blur(): void {
    this.#frame?.send({ type: "blur" });
  }

  clear(): void {
    this.#frame?.send({ type: "clear" });
  }

  collapse(): this {
    return this;
  }

  get isMounted(): boolean {
    return this.#frame !== undefined;
  }

  get options(): StripePaymentElementOptions {
    return this.#settings.options;
  }

  applySettings(settings: Partial<ElementSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#frame?.send({ type: "update", settings });
  }

  request<K extends FrameRequest["kind"]>(
    request: Extract<FrameRequest, { kind: K }>,
  ): Promise<FrameResults[K]> {
    if (!this.#frame)
      throw new IntegrationError(
        "Invalid value for elements: it should have a mounted Payment Element, so that card data can be read from it.",
      );
    return this.#frame.request(request);
  }

  #heard(message: Exclude<FromFrame, { type: "hello" | "response" | "resize" }>): void {
    const { type, ...rest } = message;
    const classes = this.#container?.classList;
    if (message.type === "change") {
      classes?.toggle("StripeElement--empty", message.empty);
      classes?.toggle("StripeElement--complete", message.complete);
    }
    if (type === "focus" || type === "blur") classes?.toggle("StripeElement--focus", type === "focus");
    const more = type === "change" ? { collapsed: false } : {};
    this.#emitter.emit(type, { elementType: "payment", ...more, ...rest });
  }
}
