import type { DeliveryAttempt, EventRecord } from "@/emulators/stripe/core/records";
import { signatureHeader } from "./signature";

/** One attempt to hand an event over; any answer in the 200s counts as taken. */
export const sendEvent = async (
  event: EventRecord,
  url: string,
  secret: string,
  signal: AbortSignal,
): Promise<DeliveryAttempt> => {
  const at = Date.now();
  const payload = JSON.stringify(event, null, 2);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signatureHeader(payload, secret, Math.floor(at / 1000)),
      },
      body: payload,
      signal,
    });
    await response.arrayBuffer();
    const error = response.ok ? null : `answered ${response.status}`;
    return { at, status: response.status, error, tookMs: Date.now() - at };
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const error = reason instanceof Error ? reason.message || reason.name : "no answer";
    return { at, status: null, error, tookMs: Date.now() - at };
  }
};

export const isTaken = (attempt: DeliveryAttempt): boolean => attempt.error === null;
