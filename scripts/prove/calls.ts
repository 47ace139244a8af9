import { setTimeout as delay } from "node:timers/promises";
import type { PlatformFile } from "../../emulators/platform";

/** `slug` is the last part of a problem's type; empty where the answer is no problem. */
export type Answer = { status: number; slug: string; body: Record<string, unknown> };

const PATIENCE_MS = 60_000;

/** One call and its whole answer. @throws when the connection breaks, so that nobody knows what happened */
export const call = async (
  url: string,
  { method = "POST", headers, body }: { method?: string; headers: Record<string, string>; body?: unknown },
): Promise<Answer> => {
  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const answered = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const slug = typeof answered.type === "string" ? (answered.type.split("/").at(-1) ?? "") : "";
  return { status: response.status, slug, body: answered };
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

/** Pays as a browser does, with the publishable key, and asks again while Stripe is away. */
export const pay = async (platform: PlatformFile, started: Record<string, unknown>): Promise<void> => {
  const until = Date.now() + RETRIES_FOR_MS;
  for (;;) {
    const response = await confirm(platform, started);
    const text = await response?.text();
    if (response?.ok) return;
    if (response && response.status < 500) throw new Error(`The payment was refused: ${text}`);
    if (Date.now() > until) throw new Error("Stripe never answered.");
    await delay(500);
  }
};
