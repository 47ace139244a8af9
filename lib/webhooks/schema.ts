import { z } from "zod";
import { WEBHOOK_TYPES, type WebhookType } from "./rules";

const types = Object.keys(WEBHOOK_TYPES) as [WebhookType, ...WebhookType[]];

const order = z.object({ orderId: z.string() });
const product = z.object({ productId: z.string() });
const minor = z.int().describe("Minor units");
const paid = order.extend({
  lines: z.array(z.object({ productId: z.string(), quantity: z.int(), unitPrice: minor })),
  subtotal: minor,
  total: minor,
  currency: z.string(),
});

/** What leaves the shop of each event. Who bought, and the cart that it came from, stay inside. */
export const WEBHOOK_DATA = {
  "order.created": order,
  "order.paid": paid,
  "purchase.completed": paid,
  "external-order.received": z.object({
    orderId: z.union([z.string(), z.number()]),
    status: z.string(),
    amount: minor,
    currency: z.string(),
  }),
  "order.cancelled": order,
  "order.expired": order,
  "order.refunded": order.extend({ refundId: z.string(), amount: minor }),
  "product.changed": product,
  "product.archived": product,
  "stock.level-changed": product.extend({ available: z.int() }),
} as const satisfies Record<WebhookType, z.ZodObject>;

const url = z.string().trim().max(2000);
const description = z.string().trim().max(200);
const Types = z
  .array(z.enum(types))
  .max(types.length)
  .transform((list) => [...new Set(list)]);

export const NewWebhook = z.strictObject({
  url: url.describe("https only, on the public internet"),
  description: description.default(""),
  types: Types.default([]).describe("Empty: every type"),
  filterPolicy: z.record(z.string(), z.unknown()).default({}).describe("Amazon SNS's grammar, on attributes"),
});
export type NewWebhook = z.output<typeof NewWebhook>;

export const WebhookChange = z
  .strictObject({
    url,
    description,
    types: Types,
    filterPolicy: z.record(z.string(), z.unknown()),
    enabled: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Name something to change.");
export type WebhookChange = z.output<typeof WebhookChange>;

/** An endpoint as it is shown; its secret is shown where it is made only. */
export const Webhook = z.strictObject({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  filterPolicy: z.unknown(),
  enabled: z.boolean(),
  disabledReason: z.string().nullable(),
  failingSince: z.iso.datetime().nullable(),
  formerSecretUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.output<typeof Webhook>;

export const WebhookAttempt = z.strictObject({
  attempt: z.int(),
  at: z.iso.datetime(),
  latencyMs: z.int(),
  status: z.int().nullable(),
  response: z.string().nullable(),
  error: z.string().nullable(),
});

export const WEBHOOK_DELIVERY_STATES = ["pending", "succeeded", "failed"] as const;

export const WebhookDelivery = z.strictObject({
  id: z.string(),
  webhookId: z.string(),
  eventId: z.string().nullable(),
  type: z.string(),
  status: z.enum(WEBHOOK_DELIVERY_STATES),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  attempts: z.array(WebhookAttempt),
});
export type WebhookDelivery = z.output<typeof WebhookDelivery>;
