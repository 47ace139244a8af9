import type { EventData } from "@/lib/events/types";
import { createId } from "@/lib/kernel/ids";
import { fromDecimal, toDecimal } from "@/lib/kernel/money";
import type { ExternalOrder } from "./schema";

export const EXTERNAL_ORDER = "external-order.received";

const minor = (amount: number | string, currency: string): number => {
  const exact = fromDecimal(amount, currency);
  if (exact === null) throw new Error("an amount that was not validated");
  return exact;
};

/** What the log is told of an outside order: ids and amounts, in minor units. */
export const externalOrderData = (order: ExternalOrder): EventData<typeof EXTERNAL_ORDER> => {
  const { payment, customer, items } = order;
  const currency = payment.currency.toLowerCase();
  return {
    orderId: order.id,
    customerId: customer.id,
    paymentId: payment.id,
    date: order.date,
    status: order.status,
    amount: minor(payment.amount, currency),
    currency,
    lines: items.map(({ id, product, quantity, price, subtotal }) => ({
      itemId: id,
      productId: product,
      quantity,
      unitPrice: minor(price, currency),
      subtotal: minor(subtotal, currency),
    })),
  };
};

/** What filter policies see of it. */
export const externalOrderAttributes = ({ amount, currency, status }: EventData<typeof EXTERNAL_ORDER>) => ({
  amount: toDecimal(amount, currency),
  currency,
  status,
  source: "external",
});

/** The event of an outside order, under an identifier of its own. */
export const externalOrderEvent = (order: ExternalOrder) => {
  const data = externalOrderData(order);
  return {
    id: createId("evt"),
    type: EXTERNAL_ORDER,
    aggregateId: `external:${order.id}`,
    attributes: externalOrderAttributes(data),
    data,
  } as const;
};
