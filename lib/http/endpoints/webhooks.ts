import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import {
  NewWebhook,
  WEBHOOK_DELIVERY_STATES,
  Webhook,
  WebhookChange,
  WebhookDelivery,
} from "@/lib/webhooks/schema";
import { endpoint } from "../endpoint";

const TAG = "Webhooks";
const WebhookPath = z.strictObject({ id: z.string().min(1).max(100) });
const Answer = { description: "The webhook", schema: z.strictObject({ webhook: Webhook }) };
const WithSecret = z.strictObject({ webhook: Webhook, secret: z.string() });
const Sent = { description: "It is on its way", schema: z.strictObject({ deliveryId: z.string() }) };
const DeliveryId = z.string().regex(/^whd_\w{1,40}$/);

export const listWebhooks = endpoint({
  operation: "GET /api/admin/webhooks",
  tag: TAG,
  summary: "Addresses that are called when something happens, newest first",
  responses: {
    200: { description: "All", schema: z.strictObject({ webhooks: z.array(Webhook) }) },
  },
});

export const createWebhook = endpoint({
  operation: "POST /api/admin/webhooks",
  tag: TAG,
  summary:
    "Adds an address; calls are signed as Standard Webhooks has it, with the secret that is shown this once",
  body: NewWebhook,
  responses: { 201: { description: "The webhook with its secret", schema: WithSecret } },
  rateLimit: "admin-write",
});

export const readWebhook = endpoint({
  operation: "GET /api/admin/webhooks/{id}",
  tag: TAG,
  summary: "One webhook",
  params: WebhookPath,
  responses: { 200: Answer },
  problems: ["not-found"],
});

export const updateWebhook = endpoint({
  operation: "PATCH /api/admin/webhooks/{id}",
  tag: TAG,
  summary: "Changes a webhook for events to come, or switches it on or off",
  params: WebhookPath,
  body: WebhookChange,
  responses: { 200: Answer },
  problems: ["not-found"],
  rateLimit: "admin-write",
});

export const deleteWebhook = endpoint({
  operation: "DELETE /api/admin/webhooks/{id}",
  tag: TAG,
  summary: "Takes a webhook away; what was on its way stops",
  params: WebhookPath,
  responses: { 204: { description: "It is called no more", schema: null } },
  problems: ["not-found"],
  rateLimit: "admin-write",
});

export const rotateWebhookSecret = endpoint({
  operation: "POST /api/admin/webhooks/{id}/rotate-secret",
  tag: TAG,
  summary: "Makes a new secret; the one before signs along for 24 hours",
  params: WebhookPath,
  responses: { 200: { description: "The webhook with its new secret", schema: WithSecret } },
  problems: ["not-found"],
  rateLimit: "admin-write",
});

export const tryWebhook = endpoint({
  operation: "POST /api/admin/webhooks/{id}/test",
  tag: TAG,
  summary: "Sends a trial message",
  params: WebhookPath,
  responses: { 202: Sent },
  problems: ["not-found", "conflict"],
  rateLimit: "admin-write",
});

export const listWebhookDeliveries = endpoint({
  operation: "GET /api/admin/webhooks/{id}/deliveries",
  tag: TAG,
  summary: "What was sent to a webhook and how it answered, newest first",
  params: WebhookPath,
  query: z.strictObject({
    status: z.enum(WEBHOOK_DELIVERY_STATES).optional(),
    limit: pageLimit,
    cursor: cursorOf(DeliveryId).optional(),
  }),
  responses: {
    200: {
      description: "One page",
      schema: z.strictObject({
        deliveries: z.array(WebhookDelivery),
        nextCursor: z.string().nullable(),
      }),
    },
  },
  problems: ["not-found"],
});

export const redeliverWebhook = endpoint({
  operation: "POST /api/admin/webhooks/deliveries/{id}/redeliver",
  tag: TAG,
  summary: "Sends a settled delivery once more, under the same message id",
  params: WebhookPath,
  responses: { 202: Sent },
  problems: ["not-found", "conflict"],
  rateLimit: "admin-write",
});
