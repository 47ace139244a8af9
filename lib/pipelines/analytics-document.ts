import type { Database } from "@/db/client";
import { listProductNames } from "@/lib/catalog/queries";
import { toDecimal } from "@/lib/kernel/money";
import { findDocuments } from "./documents";
import { EXTERNAL_ORDER } from "./external-order-event";
import type { OrderEvent } from "./project-order";
import type { AnalyticsOrder, ExternalOrder } from "./schema";

/** What lies in the index: no name or address of a person, no card. `amountNumber` is for comparing only. */
export type AnalyticsDocument = AnalyticsOrder & {
  objectID: string;
  amountNumber: number;
  occurredAtMs: number;
};

type Lines = AnalyticsOrder["items"];

const linesOf = async (db: Database, event: OrderEvent): Promise<Lines> => {
  if (event.type !== EXTERNAL_ORDER) {
    const { lines } = event.data;
    const names = await listProductNames(
      db,
      lines.map(({ productId }) => productId),
    );
    return lines.map(({ productId, quantity }) => ({
      product: productId,
      name: names.get(productId) ?? productId,
      quantity,
    }));
  }
  const document = (await findDocuments(db, [event.id])).get(event.id) as Partial<ExternalOrder> | undefined;
  const names = new Map(document?.items?.map(({ id, name }) => [id, name]));
  return event.data.lines.map(({ itemId, productId, quantity }) => ({
    product: String(productId),
    name: names.get(itemId) ?? String(productId),
    quantity,
  }));
};

const headOf = (event: OrderEvent) => {
  if (event.type === EXTERNAL_ORDER) {
    const { orderId, amount, currency, status } = event.data;
    return { orderId: String(orderId), source: "external" as const, status, minor: amount, currency };
  }
  const { orderId, total, currency } = event.data;
  return { orderId, source: "shop" as const, status: "paid", minor: total, currency };
};

/** The document of an event, whole: the same event always makes the same one. */
export const analyticsDocument = async (db: Database, event: OrderEvent): Promise<AnalyticsDocument> => {
  const { minor, ...head } = headOf(event);
  const items = await linesOf(db, event);
  const amount = toDecimal(minor, head.currency);
  return {
    objectID: event.id,
    eventId: event.id,
    ...head,
    amount,
    amountNumber: Number(amount),
    totalQuantity: items.reduce((sum, { quantity }) => sum + quantity, 0),
    occurredAt: event.occurredAt.toISOString(),
    occurredAtMs: event.occurredAt.getTime(),
    items,
  };
};
