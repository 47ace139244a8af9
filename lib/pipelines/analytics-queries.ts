import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { analyticsParked } from "@/db/schema/pipelines";
import { type AnalyticsQuery, searchDocuments } from "./analytics-index";
import type { AnalyticsOrder } from "./schema";

/** Orders in the analytics index, newest first. @throws UnavailableError while the index is away */
export const searchOrders = async (
  query: AnalyticsQuery,
): Promise<{ orders: AnalyticsOrder[]; total: number }> => {
  const { found, total } = await searchDocuments(query);
  return {
    total,
    orders: found.map(
      ({ eventId, orderId, source, status, amount, currency, totalQuantity, occurredAt, items }) => ({
        eventId,
        orderId,
        source,
        status,
        amount,
        currency,
        totalQuantity,
        occurredAt,
        items: items.map(({ product, name, quantity }) => ({ product, name, quantity })),
      }),
    ),
  };
};

export type Parked = { documents: number; since: string | null; lastError: string | null };

/** Documents that wait for the index. */
export const readParked = async (db: Database): Promise<Parked> => {
  const found = await db.execute<{ documents: number; since: string | null; last_error: string | null }>(sql`
    select count(*)::int as documents, min(parked_at) as since, (array_agg(error order by parked_at))[1] as last_error
    from ${analyticsParked}`);
  const row = found.rows[0];
  return {
    documents: row?.documents ?? 0,
    since: row?.since ? new Date(row.since).toISOString() : null,
    lastError: row?.last_error ?? null,
  };
};
