import { callApi } from "@/emulators/stripe/browser/api";
import type {
  ElementSettings,
  FrameRequest,
  FrameResults,
  ToFrame,
} from "@/emulators/stripe/browser/protocol";
import { applyAppearance, loadFonts } from "./appearance";
import { openChannel } from "./channel";
import { confirm, createPaymentMethod, submit } from "./requests";
import { View } from "./view";

type Session = { payment_method_types: string[] };

const channel = openChannel();
let settings: ElementSettings | undefined;
let view: View | undefined;

const loadSession = ({ publishableKey, clientSecret, currency }: ElementSettings) =>
  callApi<Session>("", "GET", "/v1/elements/sessions", {
    key: publishableKey,
    client_secret: clientSecret,
    ...(clientSecret ? {} : { currency }),
  });

const dress = ({ appearance, scheme, locale }: ElementSettings): void => {
  document.documentElement.lang = locale;
  applyAppearance(appearance, scheme);
};

const draw = (types: readonly string[], current: ElementSettings): void => {
  view = new View(types, current, (state) => channel.send({ type: "change", ...state }));
  document.querySelector("#root")?.replaceChildren(view.root);
};

const start = async (initial: ElementSettings): Promise<void> => {
  settings = initial;
  dress(initial);
  loadFonts(initial.fonts);
  const session = await loadSession(initial);
  if (session.error) {
    channel.send({ type: "loaderror", error: session.error });
    return;
  }
  draw(session.value.payment_method_types, settings);
  channel.send({ type: "ready" });
};

const update = async (changes: Partial<ElementSettings>): Promise<void> => {
  if (!settings) return;
  const before = settings;
  settings = { ...settings, ...changes };
  dress(settings);
  if (changes.fonts) loadFonts(changes.fonts);
  if (changes.options && view) view.disabled = settings.options.readOnly ?? false;
  if (settings.currency === before.currency) return;
  const session = await loadSession(settings);
  if (!session.error) draw(session.value.payment_method_types, settings);
};

const perform = async (request: FrameRequest): Promise<FrameResults[FrameRequest["kind"]]> => {
  if (!settings || !view)
    return { error: { type: "invalid_request_error", message: "The Payment Element has not loaded." } };
  if (request.kind === "submit") return submit(view);
  if (request.kind === "reload") return {};
  view.disabled = true;
  try {
    return request.kind === "confirm"
      ? await confirm(view, settings.publishableKey, request.clientSecret, request.params)
      : await createPaymentMethod(view, settings.publishableKey, request.params);
  } finally {
    view.disabled = settings.options.readOnly ?? false;
  }
};

const handle = async (message: ToFrame): Promise<void> => {
  if (message.type === "init") await start(message.settings);
  else if (message.type === "update") await update(message.settings);
  else if (message.type === "focus") view?.selected.focus();
  else if (message.type === "clear") view?.clear();
  else if (message.type === "blur") (document.activeElement as HTMLElement | null)?.blur();
  else if (message.type === "request")
    channel.send({ type: "response", id: message.id, result: await perform(message.request) });
};

channel.onMessage((message) => void handle(message));
window.addEventListener("focus", () => channel.send({ type: "focus" }));
window.addEventListener("blur", () => channel.send({ type: "blur" }));
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape") channel.send({ type: "escape" });
});
new ResizeObserver(() => {
  channel.send({ type: "resize", height: Math.ceil(document.body.getBoundingClientRect().height) });
}).observe(document.body);
channel.send({ type: "hello" });
