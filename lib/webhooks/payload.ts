import type { EventData } from "@/lib/events/types";
import { TEST_TYPE, WEBHOOK_TYPES, type WebhookType } from "./rules";

type Told = { [T in WebhookType]: (data: EventData<T>) => Record<string, unknown> };

const order = ({ orderId }: { orderId: string }) => ({ orderId });
const paid = ({ orderId, lines, subtotal, total, currency }: EventData<"order.paid">) => ({
  ...{ orderId, lines, subtotal, total, currency },
});
const product = ({ productId }: { productId: string }) => ({ productId });

/** What of an event leaves the shop. Who bought, and the cart that it came from, stay inside. */
const TOLD: Told = {
  "order.created": order,
  "order.paid": paid,
  "purchase.completed": paid,
  "external-order.received": ({ orderId, status, amount, currency }) => ({
    orderId,
    status,
    amount,
    currency,
  }),
  "order.cancelled": order,
  "order.expired": order,
  "order.refunded": ({ orderId, refundId, amount }) => ({ orderId, refundId, amount }),
  "product.changed": product,
  "product.archived": product,
  "stock.level-changed": ({ productId, available }) => ({ productId, available }),
};

export const isTold = (type: string): type is WebhookType => Object.hasOwn(WEBHOOK_TYPES, type);

/** The body of a call: type, time and data, as Standard Webhooks has it. Null for an event that is nobody's business. */
export const payloadOf = (event: { type: string; occurredAt: string; data: unknown }): string | null => {
  if (!isTold(event.type)) return null;
  const tell = TOLD[event.type] as (data: unknown) => Record<string, unknown>;
  return JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt,
    data: tell(event.data),
  });
};

export const testPayload = (at: Date): string =>
  JSON.stringify({ type: TEST_TYPE, timestamp: at.toISOString(), data: { message: "Hello from Mercat." } });
