/** The events that developers can be told of, and what each means. */
export const WEBHOOK_TYPES = {
  "order.created": "An order was placed and waits for its payment",
  "order.paid": "An order was paid",
  "purchase.completed": "A quick buy went through",
  "external-order.received": "Another sales channel sent in an order",
  "order.cancelled": "An order was cancelled before its payment",
  "order.expired": "An order was not paid in time",
  "order.refunded": "Money of an order went back",
  "product.changed": "Something about a product changed",
  "product.archived": "A product was taken out of the shop",
  "stock.level-changed": "A product sold out, came back or is running low",
} as const;

export type WebhookType = keyof typeof WEBHOOK_TYPES;

/** What a trial message says it is. */
export const TEST_TYPE = "webhook.test";

/** Seconds to wait after each failed attempt; after the last one a delivery has failed. About 28 hours in all. */
const BACKOFF_S = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600] as const;

export const MOST_ATTEMPTS = BACKOFF_S.length + 1;

/** Seconds until the next try after `attempts` in vain. */
export const backoffOf = (attempts: number): number =>
  BACKOFF_S[Math.min(attempts, BACKOFF_S.length) - 1] ?? BACKOFF_S[0];

/** An endpoint that answered nothing well for so long is switched off. */
export const FAILING_DAYS = 3;

/** How long a replaced secret still signs along. */
export const FORMER_SECRET_HOURS = 24;

/** A receiver that answers this wants no more. */
export const GONE = 410;

/** Redirects count as failures: they are not followed. */
export const isAccepted = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;
