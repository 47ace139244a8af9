import { env } from "@/lib/kernel/env";
import type { EventType } from "./types";

export type Subscription = {
  types: readonly EventType[];
  /** Times the queue tries again before the delivery becomes a dead letter. */
  retries: number;
  /** Seconds one try may take. */
  timeout: number;
  /** Seconds between the event and its delivery. */
  delay?: number;
  /** Which events it wants, in SNS's grammar, until the administration says otherwise. */
  filterPolicy?: Readonly<Record<string, unknown>>;
};

const PAID_ORDERS = ["order.paid", "purchase.completed", "external-order.received"] as const;

/** Who hears which event. The jobs behind these names are composed in `lib/jobs/registry.ts`. */
export const SUBSCRIPTIONS = {
  "payment-watch": { types: ["order.created"], retries: 5, timeout: 30, delay: env.RESERVATION_TTL_S },
  "refund-execution": { types: ["refund.requested"], retries: 5, timeout: 30 },
  "refund-mail": { types: ["order.refunded"], retries: 5, timeout: 30 },
  "account-mail": {
    types: [
      "account.code-requested",
      "account.verified",
      "account.password-changed",
      "account.email-changed",
    ],
    retries: 5,
    timeout: 30,
  },
  "guest-orders": { types: ["account.verified", "account.email-changed"], retries: 5, timeout: 30 },
  "cart-generations": { types: ["cart.migrated"], retries: 5, timeout: 15 },
  "cart-clearing": { types: ["order.paid"], retries: 5, timeout: 15 },
  "receipt-mail": { types: ["order.paid", "purchase.completed"], retries: 5, timeout: 30 },
  "sold-counts": { types: ["order.paid", "purchase.completed", "order.refunded"], retries: 5, timeout: 30 },
  "order-points": {
    types: ["order.cancelled", "order.expired", "order.refunded"],
    retries: 5,
    timeout: 30,
  },
  "campaign-points": { types: ["order.paid", "purchase.completed"], retries: 5, timeout: 30 },
  "campaign-pages": { types: ["campaign.changed"], retries: 3, timeout: 15 },
  "search-indexing": {
    types: [
      "product.changed",
      "product.archived",
      "products.sold",
      "stock.level-changed",
      "search.reindex-requested",
      "search.words-changed",
    ],
    retries: 5,
    timeout: 60,
  },
  "search-runs": { types: ["search.run-advanced"], retries: 5, timeout: 60 },
  "picture-encoding": { types: ["picture.uploaded"], retries: 3, timeout: 60 },
  "page-refresh": {
    types: ["product.changed", "product.archived", "stock.level-changed"],
    retries: 3,
    timeout: 15,
  },
  "checkout-pipeline": { types: PAID_ORDERS, retries: 5, timeout: 30 },
  "backup-pipeline": { types: PAID_ORDERS, retries: 5, timeout: 30 },
  "analytics-pipeline": {
    types: PAID_ORDERS,
    retries: 5,
    timeout: 30,
    filterPolicy: { amount: [{ numeric: [">=", 100] }] },
  },
  webhooks: {
    types: [
      "order.created",
      ...PAID_ORDERS,
      "order.cancelled",
      "order.expired",
      "order.refunded",
      "product.changed",
      "product.archived",
      "stock.level-changed",
    ],
    retries: 5,
    timeout: 15,
    // Until somebody wants to be called.
    filterPolicy: { type: ["nothing"] },
  },
} as const satisfies Record<string, Subscription>;

export type SubscriptionName = keyof typeof SUBSCRIPTIONS;

/** Events that each subscription hears, as the two columns that the fan-out joins with. */
export const SUBSCRIBED: { name: SubscriptionName; type: EventType }[] = Object.entries(
  SUBSCRIPTIONS,
).flatMap(([name, { types }]) => types.map((type) => ({ name: name as SubscriptionName, type })));

/** Those that do not want everything even where the administration has said nothing. */
export const FILTERED_BY_DEFAULT: SubscriptionName[] = Object.entries<Subscription>(SUBSCRIPTIONS)
  .filter(([, { filterPolicy }]) => filterPolicy)
  .map(([name]) => name as SubscriptionName);
