import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orders, refunds } from "@/db/schema/orders";
import { disputes, settlementFindings, settlementPosition } from "@/db/schema/settlement";
import { findTopUps } from "@/lib/wallet/queries";
import type { KnownCause } from "./judge-payment";
import type { OrderRow } from "./queries";

export type FindingRow = typeof settlementFindings.$inferSelect;
export type DisputeRow = typeof disputes.$inferSelect;

/** What needs a person now, oldest first; empty in health. */
export const listOpenFindings = (db: Database, limit = 500): Promise<FindingRow[]> =>
  db
    .select()
    .from(settlementFindings)
    .where(isNull(settlementFindings.resolvedAt))
    .orderBy(asc(settlementFindings.foundAt), asc(settlementFindings.id))
    .limit(limit);

export const countOpenFindings = async (db: Database): Promise<number> =>
  db.$count(settlementFindings, isNull(settlementFindings.resolvedAt));

/** What was wrong and is not any more, newest first. */
export const listResolvedFindings = (db: Database, limit = 50): Promise<FindingRow[]> =>
  db
    .select()
    .from(settlementFindings)
    .where(isNotNull(settlementFindings.resolvedAt))
    .orderBy(desc(settlementFindings.resolvedAt))
    .limit(limit);

/** Newest first; those that await an answer are `needs_response`. */
export const listDisputes = (db: Database, limit = 100): Promise<DisputeRow[]> =>
  db.select().from(disputes).orderBy(desc(disputes.openedAt)).limit(limit);

export const POSITION_ID = "payments";

/** When and with what result payments were last compared; undefined before the first time. */
export const findPosition = async (
  db: Database,
): Promise<typeof settlementPosition.$inferSelect | undefined> => {
  const [row] = await db.select().from(settlementPosition).where(eq(settlementPosition.id, POSITION_ID));
  return row;
};

const sumRefunds = async (db: Database, orderIds: string[]): Promise<Map<string, KnownCause["refunded"]>> => {
  const rows = await db
    .select({
      orderId: refunds.orderId,
      done: sql<number>`coalesce(sum(${refunds.amount}) filter (where ${refunds.status} = 'succeeded'), 0)::int`,
      pending: sql<number>`coalesce(sum(${refunds.amount}) filter (where ${refunds.status} = 'pending'), 0)::int`,
    })
    .from(refunds)
    .where(inArray(refunds.orderId, orderIds))
    .groupBy(refunds.orderId);
  return new Map(rows.map(({ orderId, done, pending }) => [orderId, { done, pending }]));
};

type PaymentReference = { id: string; metadata: Record<string, string> };

/** What our rows know of each of these payments: the order or the top-up it is for. */
export const findCauses = async (
  db: Database,
  payments: PaymentReference[],
): Promise<Map<string, KnownCause>> => {
  const ids = payments.map(({ id }) => id);
  const orderIds = payments.flatMap(({ metadata }) => metadata.orderId ?? []);
  const topUpIds = payments.flatMap(({ metadata }) => metadata.topUpId ?? []);
  const [orderRows, topUpRows] = await Promise.all([
    db
      .select()
      .from(orders)
      .where(or(inArray(orders.paymentIntentId, ids), inArray(orders.id, orderIds))),
    findTopUps(db, { ids: topUpIds, paymentIntentIds: ids }),
  ]);
  const sums = await sumRefunds(
    db,
    orderRows.map(({ id }) => id),
  );
  const byId = new Map(orderRows.map((row) => [row.id, row]));
  const byPayment = new Map(orderRows.map((row) => [row.paymentIntentId, row]));
  return new Map(
    payments.map(({ id, metadata }) => {
      const order = byPayment.get(id) ?? byId.get(metadata.orderId ?? "");
      const topUp =
        topUpRows.find((row) => row.paymentIntentId === id) ??
        topUpRows.find((row) => row.id === metadata.topUpId);
      return [id, { order, topUp, refunded: sums.get(order?.id ?? "") ?? { done: 0, pending: 0 } }];
    }),
  );
};

const LIVE = ne(orders.source, "seed");

/** Open orders with a payment that were placed before this moment. */
export const listUnsettled = (db: Database, before: Date, limit: number): Promise<OrderRow[]> =>
  db
    .select()
    .from(orders)
    .where(
      and(
        LIVE,
        eq(orders.status, "pending_payment"),
        isNotNull(orders.paymentIntentId),
        lt(orders.placedAt, before),
      ),
    )
    .orderBy(asc(orders.placedAt))
    .limit(limit);

/** Orders that count as paid by card or wallet since this moment. */
export const listPaidSince = (
  db: Database,
  since: Date,
  settlement: "card" | "wallet",
): Promise<OrderRow[]> =>
  db
    .select()
    .from(orders)
    .where(and(LIVE, eq(orders.settlement, settlement), gte(orders.placedAt, since)));

/** Refunds of one state, begun before this moment. */
export const listRefunds = (
  db: Database,
  status: "pending" | "failed",
  before: Date,
): Promise<(typeof refunds.$inferSelect & { currency: string; paymentIntentId: string | null })[]> =>
  db
    .select({
      id: refunds.id,
      orderId: refunds.orderId,
      amount: refunds.amount,
      reason: refunds.reason,
      status: refunds.status,
      vendorId: refunds.vendorId,
      retries: refunds.retries,
      actor: refunds.actor,
      createdAt: refunds.createdAt,
      doneAt: refunds.doneAt,
      currency: orders.currency,
      paymentIntentId: orders.paymentIntentId,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(and(LIVE, eq(refunds.status, status), lt(refunds.createdAt, before)))
    .limit(500);
