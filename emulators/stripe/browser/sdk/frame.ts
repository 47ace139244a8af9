import {
  type ElementSettings,
  type FrameRequest,
  type FrameResults,
  type FromFrame,
  isEnvelope,
  type ToFrame,
} from "@/emulators/stripe/browser/protocol";

type Listener = (message: Exclude<FromFrame, { type: "hello" | "response" | "resize" }>) => void;

let framesMade = 0;

/** The Payment Element's iframe, and the only way to talk with it. */
export class ElementFrame {
  readonly iframe: HTMLIFrameElement;
  readonly #origin: string;
  readonly #channel = crypto.randomUUID();
  readonly #listener: Listener;
  readonly #answers = new Map<number, (result: never) => void>();
  #queue: ToFrame[] | undefined = [];
  #settings: ElementSettings;
  #requests = 0;

  constructor(origin: string, settings: ElementSettings, listener: Listener) {
    this.#origin = origin;
    this.#settings = settings;
    this.#listener = listener;
    this.iframe = document.createElement("iframe");
    framesMade += 1;
    this.iframe.name = `__privateStripeFrame${framesMade}`;
    this.iframe.title = "Secure payment input frame";
    this.iframe.allow = "payment *";
    const place = new URLSearchParams({ parent: location.origin, channel: this.#channel });
    this.iframe.src = `${origin}/v3/elements/payment#${place}`;
    this.#dress();
    window.addEventListener("message", this.#onMessage);
  }

  send(message: ToFrame): void {
    if (message.type === "update") {
      this.#settings = { ...this.#settings, ...message.settings };
      this.#dress();
    }
    if (this.#queue) this.#queue.push(message);
    else this.#post(message);
  }

  request<K extends FrameRequest["kind"]>(
    request: Extract<FrameRequest, { kind: K }>,
  ): Promise<FrameResults[K]> {
    this.#requests += 1;
    const id = this.#requests;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.send({ type: "request", id, request });
    });
  }

  remove(): void {
    window.removeEventListener("message", this.#onMessage);
    this.iframe.remove();
  }

  /** Styles go through the CSSOM, which a strict policy of the shop's page lets pass. */
  #dress(): void {
    const { style } = this.iframe;
    style.display = "block";
    // Room for focus rings around the fields, without moving the fields off the shop's edges.
    style.margin = "-4px";
    style.width = "calc(100% + 8px)";
    style.minHeight = "1px";
    style.border = "0";
    style.userSelect = "none";
    // A frame is see-through only where its colour scheme is that of its document.
    style.colorScheme = this.#settings.scheme;
  }

  #post(message: ToFrame): void {
    this.iframe.contentWindow?.postMessage({ channel: this.#channel, message }, this.#origin);
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.#origin || event.source !== this.iframe.contentWindow) return;
    if (!isEnvelope<FromFrame>(event.data, this.#channel)) return;
    const { message } = event.data;
    if (message.type === "hello") {
      this.#post({ type: "init", settings: this.#settings });
      const queued = (this.#queue ?? []).filter(({ type }) => type !== "update");
      this.#queue = undefined;
      for (const waiting of queued) this.#post(waiting);
    } else if (message.type === "response") {
      this.#answers.get(message.id)?.(message.result as never);
      this.#answers.delete(message.id);
    } else if (message.type === "resize") {
      this.iframe.style.height = `${message.height}px`;
    } else {
      this.#listener(message);
    }
  };
}
