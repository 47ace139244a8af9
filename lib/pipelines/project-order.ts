import type { externalOrders } from "@/db/schema/pipelines";
import type { EventType, ShopEvent } from "@/lib/events/types";
import { toDecimal } from "@/lib/kernel/money";
import { EXTERNAL_ORDER } from "./external-order-event";
import { CORRUPTED } from "./rules";

/** The events that tell of an order that was paid, here or elsewhere. */
export const ORDER_EVENTS = [
  "order.paid",
  "purchase.completed",
  EXTERNAL_ORDER,
] as const satisfies EventType[];
export type OrderEvent = ShopEvent<(typeof ORDER_EVENTS)[number]>;

export const isOrderEvent = (event: ShopEvent): event is OrderEvent =>
  ORDER_EVENTS.some((type) => type === event.type);

export type ProjectedOrder = typeof externalOrders.$inferInsert;

const quantityOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The buyer of an order that was placed without an account. */
const GUEST = "guest";

/** An event's row, whole: the same event always makes the same one. The shop's own orders are paid under their own number. */
export const projectOrder = (event: OrderEvent): ProjectedOrder => {
  const base = { eventId: event.id, occurredAt: event.occurredAt };
  if (event.type === EXTERNAL_ORDER) {
    const { orderId, customerId, paymentId, date, amount, currency, lines } = event.data;
    return {
      ...base,
      customerId: String(customerId),
      dateOrderId: `${date}-${orderId}`,
      paymentId,
      paymentAmount: toDecimal(amount, currency),
      paymentCurrency: currency,
      totalQuantity: quantityOf(lines),
    };
  }
  const { orderId, userId, total, currency, lines } = event.data;
  return {
    ...base,
    customerId: userId ?? GUEST,
    dateOrderId: `${event.occurredAt.toISOString()}-${orderId}`,
    paymentId: orderId,
    paymentAmount: toDecimal(total, currency),
    paymentCurrency: currency,
    totalQuantity: quantityOf(lines),
  };
};

/** The row as the drill's bug would write it: its keys are right, what it says of the payment is not. */
export const corrupt = (row: ProjectedOrder): ProjectedOrder => ({
  ...row,
  paymentId: CORRUPTED,
  paymentAmount: CORRUPTED,
  paymentCurrency: CORRUPTED,
  totalQuantity: CORRUPTED,
});
