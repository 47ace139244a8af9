import { type IncomingMessage, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { PlatformFile } from "../../emulators/platform";

/**
 * `slug` is the last part of a problem's type; empty where the answer is no problem. `cookies` are those it gave, as a
 * browser sends them back.
 */
export type Answer = { status: number; slug: string; body: Record<string, unknown>; cookies: string[] };

type Asked = {
  method?: string;
  headers: Record<string, string>;
  body?: unknown;
  /** Of this machine's addresses the one to call from: to the shop each is a client of its own. */
  localAddress?: string;
};

const PATIENCE_MS = 60_000;

const exchange = (url: string, { method, headers, body, localAddress }: Asked) =>
  new Promise<{ response: IncomingMessage; text: string }>((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const sent = request(
      url,
      { method, headers, localAddress, family: localAddress ? 4 : 0, signal },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("close", () =>
          response.complete ? resolve({ response, text }) : reject(new Error("The answer broke off.")),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** One call and its whole answer. @throws when the connection breaks, so that nobody knows what happened */
export const call = async (url: string, { method = "POST", ...asked }: Asked): Promise<Answer> => {
  const { response, text } = await exchange(url, { method, ...asked });
  const isJson = response.headers["content-type"]?.includes("json") ?? false;
  const answered = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const slug = typeof answered.type === "string" ? (answered.type.split("/").at(-1) ?? "") : "";
  const cookies = (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "");
  return { status: response.statusCode ?? 0, slug, body: answered, cookies };
};

const RETRIES_FOR_MS = 60_000;

const confirm = async (
  platform: PlatformFile,
  started: Record<string, unknown>,
): Promise<Response | null> => {
  const { url = "", publishableKey } = platform.stripe ?? {};
  return fetch(`${url}/v1/payment_intents/${started.paymentIntentId}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${publishableKey}` },
    body: new URLSearchParams({
      payment_method: "pm_card_visa",
      client_secret: String(started.clientSecret),
      return_url: `${platform.app?.url}/checkout/complete`,
    }),
  }).catch(() => null);
};

/** Stripe took the money and its answer was lost: asked again it says so as a refusal. */
const isPaidAlready = (text: string): boolean => {
  const { error } = JSON.parse(text) as { error?: { payment_intent?: { status?: string } } };
  return ["succeeded", "processing"].includes(error?.payment_intent?.status ?? "");
};

/** Pays as a browser does, with the publishable key, and asks again while Stripe is away. */
export const pay = async (platform: PlatformFile, started: Record<string, unknown>): Promise<void> => {
  const until = Date.now() + RETRIES_FOR_MS;
  for (;;) {
    const response = await confirm(platform, started);
    const text = await response?.text();
    if (response?.ok) return;
    if (text && response?.status === 400 && isPaidAlready(text)) return;
    if (response && response.status < 500) throw new Error(`The payment was refused: ${text}`);
    if (Date.now() > until) throw new Error("Stripe never answered.");
    await delay(500);
  }
};
