import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { analyticsParked } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import { UnavailableError } from "@/lib/kernel/errors";
import { analyticsDocuments } from "./analytics-document";
import { analyticsIndex, saveDocuments } from "./analytics-index";
import type { OrderEvent } from "./project-order";

const reasonOf = (error: UnavailableError): string => {
  const { cause } = error;
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
};

/**
 * Writes the order's document into the index. An index that is away keeps nobody waiting: the document is parked, and a
 * schedule writes it once the index is back.
 */
export const indexOrder = async (ctx: Context, event: OrderEvent): Promise<void> => {
  const [document] = await analyticsDocuments(ctx.db, [event]);
  if (!document) return;
  const name = analyticsIndex(event.occurredAt);
  try {
    await saveDocuments(name, [document]);
    await ctx.db.delete(analyticsParked).where(eq(analyticsParked.eventId, event.id));
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    ctx.log.warn({ event: event.id }, "the analytics index did not take a document; it is parked");
    await ctx.db
      .insert(analyticsParked)
      .values({ eventId: event.id, indexName: name, document, error: reasonOf(error) })
      .onConflictDoUpdate({
        target: analyticsParked.eventId,
        set: { document, indexName: name, error: reasonOf(error), tries: sql`${analyticsParked.tries} + 1` },
      });
  }
};

const BATCH = 200;

const unparkBatch = async (db: Database): Promise<number> => {
  const rows = await db.select().from(analyticsParked).orderBy(asc(analyticsParked.parkedAt)).limit(BATCH);
  for (const name of new Set(rows.map(({ indexName }) => indexName))) {
    const own = rows.filter(({ indexName }) => indexName === name);
    const ids = sql.param(own.map(({ eventId }) => eventId));
    try {
      await saveDocuments(
        name,
        own.map(({ document }) => document),
      );
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      await db
        .update(analyticsParked)
        .set({ tries: sql`${analyticsParked.tries} + 1`, error: reasonOf(error) })
        .where(sql`${analyticsParked.eventId} = any(${ids}::text[])`);
      return 0;
    }
    await db.delete(analyticsParked).where(sql`${analyticsParked.eventId} = any(${ids}::text[])`);
  }
  return rows.length;
};

/** Writes parked documents, oldest first, until none is left or the index is away again. Answers how many went in. */
export const unparkDocuments = async ({ db }: Pick<Context, "db">): Promise<number> => {
  let written = 0;
  for (;;) {
    const batch = await unparkBatch(db);
    written += batch;
    if (batch < BATCH) return written;
  }
};
