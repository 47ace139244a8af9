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

/** What events themselves do not say: names of the shop's products, and the documents of outside orders. */
type Looked = { products: Map<string, string>; documents: Map<string, Record<string, unknown>> };

const lookUp = async (db: Database, events: OrderEvent[]): Promise<Looked> => {
  const ownIds = events.flatMap((event) =>
    event.type === EXTERNAL_ORDER ? [] : event.data.lines.map(({ productId }) => productId),
  );
  const outside = events.filter(({ type }) => type === EXTERNAL_ORDER).map(({ id }) => id);
  const [products, documents] = await Promise.all([
    listProductNames(db, [...new Set(ownIds)]),
    findDocuments(db, outside),
  ]);
  return { products, documents };
};

const linesOf = (event: OrderEvent, { products, documents }: Looked): Lines => {
  if (event.type !== EXTERNAL_ORDER) {
    return event.data.lines.map(({ productId, quantity }) => ({
      product: productId,
      name: products.get(productId) ?? productId,
      quantity,
    }));
  }
  const document = documents.get(event.id) as Partial<ExternalOrder> | undefined;
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

const documentOf = (event: OrderEvent, looked: Looked): AnalyticsDocument => {
  const { minor, ...head } = headOf(event);
  const items = linesOf(event, looked);
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

/** The documents of events, whole and in their order: the same event always makes the same one. */
export const analyticsDocuments = async (
  db: Database,
  events: OrderEvent[],
): Promise<AnalyticsDocument[]> => {
  const looked = await lookUp(db, events);
  return events.map((event) => documentOf(event, looked));
};
