import { and, asc, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import type { Webhook, WebhookDelivery } from "./schema";

type Row = typeof webhookEndpoints.$inferSelect;

export const toWebhook = (row: Row, now: Date): Webhook => ({
  id: row.id,
  url: row.url,
  description: row.description,
  types: row.types,
  filterPolicy: row.filterPolicy,
  enabled: row.enabled,
  disabledReason: row.disabledReason,
  failingSince: row.failingSince?.toISOString() ?? null,
  formerSecretUntil: row.formerUntil && row.formerUntil > now ? row.formerUntil.toISOString() : null,
  createdAt: row.createdAt.toISOString(),
});

export type WebhookCounts = { pending: number; succeeded: number; failed: number };

/** All endpoints, newest first, each with what its deliveries of the last seven days came to. */
export const listWebhooks = async (
  db: Database,
  now: Date,
): Promise<{ webhook: Webhook; counts: WebhookCounts }[]> => {
  const rows = await db
    .select()
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.deletedAt))
    .orderBy(desc(webhookEndpoints.id))
    .limit(500);
  const counted = await db
    .select({ id: webhookDeliveries.endpointId, status: webhookDeliveries.status, count: count() })
    .from(webhookDeliveries)
    .where(sql`${webhookDeliveries.createdAt} > now() - interval '7 days'`)
    .groupBy(webhookDeliveries.endpointId, webhookDeliveries.status);
  return rows.map((row) => {
    const counts: WebhookCounts = { pending: 0, succeeded: 0, failed: 0 };
    for (const entry of counted) if (entry.id === row.id) counts[entry.status] = entry.count;
    return { webhook: toWebhook(row, now), counts };
  });
};

export const findWebhook = async (db: Database, id: string, now: Date): Promise<Webhook | null> => {
  const [row] = await db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.deletedAt)));
  return row ? toWebhook(row, now) : null;
};

/** One page of an endpoint's deliveries, newest first, each with its attempts in order. */
export const listWebhookDeliveries = async (
  db: Database,
  webhookId: string,
  filter: { status?: WebhookDelivery["status"] },
  { limit, after }: { limit: number; after?: string },
): Promise<{ deliveries: WebhookDelivery[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, webhookId),
        filter.status ? eq(webhookDeliveries.status, filter.status) : undefined,
        after ? lt(webhookDeliveries.id, after) : undefined,
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const attempts = await readAttempts(
    db,
    page.map(({ id }) => id),
  );
  return {
    deliveries: page.map((row) => ({
      id: row.id,
      webhookId: row.endpointId,
      eventId: row.eventId,
      type: row.type,
      status: row.status,
      nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      attempts: attempts.get(row.id) ?? [],
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

const readAttempts = async (
  db: Database,
  ids: string[],
): Promise<Map<string, WebhookDelivery["attempts"]>> => {
  const found = new Map<string, WebhookDelivery["attempts"]>();
  if (ids.length === 0) return found;
  const rows = await db
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.deliveryId, ids))
    .orderBy(asc(webhookAttempts.attempt));
  for (const { deliveryId, at, ...row } of rows) {
    found.set(deliveryId, [...(found.get(deliveryId) ?? []), { ...row, at: at.toISOString() }]);
  }
  return found;
};

/** The deliveries that told developers of one event. */
export const listWebhooksOfEvent = (
  db: Database,
  eventId: string,
): Promise<
  { id: string; webhookId: string; url: string; status: WebhookDelivery["status"]; attempts: number }[]
> =>
  db
    .select({
      id: webhookDeliveries.id,
      webhookId: webhookDeliveries.endpointId,
      url: webhookEndpoints.url,
      status: webhookDeliveries.status,
      attempts: webhookDeliveries.attempts,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(eq(webhookDeliveries.eventId, eventId));
