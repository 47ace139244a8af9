import { z } from "zod";

const orderLine = z.object({
  productId: z.string(),
  quantity: z.number().int().positive(),
  unitPrice: z.number().int().nonnegative(),
});

const orderData = z.object({
  orderId: z.string(),
  userId: z.string().nullable(),
  cartKey: z.string().nullable(),
  lines: z.array(orderLine),
  subtotal: z.number().int(),
  total: z.number().int(),
  currency: z.string(),
});

const cartLines = z.array(z.object({ productId: z.string(), quantity: z.number().int().positive() }));

/** Identifiers of other sales channels are kept as they came. */
const outsideId = z.union([z.int(), z.string()]);

const externalOrderData = z.object({
  orderId: outsideId,
  customerId: outsideId,
  paymentId: outsideId,
  /** As it was written, with its offset. */
  date: z.string(),
  status: z.string(),
  /** Amounts are in minor units of the order's own currency. */
  amount: z.int().nonnegative(),
  currency: z.string(),
  lines: z.array(
    z.object({
      itemId: outsideId,
      productId: outsideId,
      quantity: z.int().positive(),
      unitPrice: z.int().nonnegative(),
      subtotal: z.int().nonnegative(),
    }),
  ),
});

const orderReference = z.object({ orderId: z.string() });
const accountReference = z.object({ userId: z.string() });
const productReference = z.object({ productId: z.string() });

/**
 * Every event of the shop and what it carries: ids and amounts, never a name, mail or address. A changed shape is a new
 * version; jobs refuse versions they do not know.
 */
export const EVENT_TYPES = {
  "order.created": orderReference,
  "order.paid": orderData,
  "order.cancelled": orderReference,
  "order.expired": orderReference,
  "order.refunded": orderReference.extend({ amount: z.number().int(), refundId: z.string() }),
  "refund.requested": orderReference.extend({ refundId: z.string(), amount: z.number().int() }),
  "purchase.completed": orderData,
  /** Of another sales channel; its document, with names and addresses, lies beside the log. */
  "external-order.received": externalOrderData,
  /** Recorded in KV. `migrationId` names the closed generation of the anonymous cart `cartKey`. */
  "cart.migrated": z.object({
    migrationId: z.string(),
    cartKey: z.string(),
    into: z.string(),
    lines: cartLines,
  }),
  /** Recorded in KV. */
  "cart.expired": z.object({ cartKey: z.string(), lines: cartLines }),
  "account.code-requested": z.object({ codeId: z.string() }),
  "account.verified": accountReference,
  "account.password-changed": accountReference,
  /** `codeId` names the row that knows, for a day, which address was given up. */
  "account.email-changed": accountReference.extend({ codeId: z.string() }),
  "account.closed": accountReference,
  "product.changed": productReference.extend({
    slugs: z.array(z.string()),
    categories: z.array(z.string()),
    topics: z.array(z.string()),
  }),
  "product.archived": productReference.extend({
    slugs: z.array(z.string()),
    categories: z.array(z.string()),
    topics: z.array(z.string()),
  }),
  "picture.uploaded": productReference.extend({ pictureId: z.string() }),
  "search.reindex-requested": z.object({ jobId: z.string(), productIds: z.array(z.string()) }),
  /** A comparison or rebuild of the index stands before this step. */
  "search.run-advanced": z.object({ runId: z.string(), step: z.number().int() }),
  "search.words-changed": z.object({}),
  "products.sold": z.object({ productIds: z.array(z.string()) }),
  "campaign.changed": z.object({ campaignId: z.string() }),
  "stock.level-changed": productReference.extend({
    slug: z.string(),
    available: z.number().int(),
    category: z.string(),
  }),
} as const;

export type EventType = keyof typeof EVENT_TYPES;
export type EventData<T extends EventType> = z.output<(typeof EVENT_TYPES)[T]>;

export type ShopEvent<T extends EventType = EventType> = {
  [K in T]: {
    id: string;
    type: K;
    version: number;
    aggregateId: string;
    occurredAt: Date;
    actor: string;
    requestId: string;
    attributes: Record<string, string | number | boolean>;
    data: EventData<K>;
  };
}[T];
