import { and, count, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { deadLetters } from "@/db/schema/events";
import type { Context } from "./context";

export type DeadLetterFilter = {
  subscription?: string;
  /** Of the event that could not be delivered. */
  type?: string;
  /** Part of the error, or a delivery, event or dead letter as a whole. */
  q?: string;
  from?: Date;
  /** Up to but not at this moment. */
  to?: Date;
};

export type DeadLetterRow = typeof deadLetters.$inferSelect;

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Open or not, what the filter asks for. */
export const matchingLetters = ({ subscription, type, q, from, to }: DeadLetterFilter): SQL | undefined =>
  and(
    subscription === undefined ? undefined : eq(deadLetters.subscription, subscription),
    type === undefined ? undefined : sql`${deadLetters.payload} ->> 'type' = ${type}`,
    q === undefined
      ? undefined
      : or(
          ilike(deadLetters.lastError, anywhere(q)),
          eq(deadLetters.id, q),
          eq(deadLetters.deliveryId, q),
          eq(deadLetters.eventId, q),
        ),
    from === undefined ? undefined : gte(deadLetters.createdAt, from),
    to === undefined ? undefined : lt(deadLetters.createdAt, to),
  );

/** One page of dead letters, newest first: those that wait for somebody, or those that were dealt with. */
export const listLetters = async (
  db: Database,
  filter: DeadLetterFilter & { resolved: boolean },
  { limit, after }: { limit: number; after?: string },
): Promise<{ rows: DeadLetterRow[]; next: string | null; total: number }> => {
  const where = and(
    matchingLetters(filter),
    filter.resolved ? isNotNull(deadLetters.resolvedAt) : isNull(deadLetters.resolvedAt),
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(deadLetters)
      .where(and(where, after === undefined ? undefined : lt(deadLetters.id, after)))
      .orderBy(desc(deadLetters.id))
      .limit(limit + 1),
    db.select({ total: count() }).from(deadLetters).where(where),
  ]);
  const page = rows.slice(0, limit);
  return {
    rows: page,
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
};

/** Closes a dead letter without sending it again. Null when there is no open one of this id. */
export const discardLetter = async (
  tx: Transaction,
  ctx: Context,
  id: string,
  reason: string,
): Promise<DeadLetterRow | null> => {
  const [row] = await tx
    .update(deadLetters)
    .set({ resolvedAt: ctx.now, resolution: "discarded", reason })
    .where(and(eq(deadLetters.id, id), isNull(deadLetters.resolvedAt)))
    .returning();
  return row ?? null;
};

export const findDeadLetter = async (db: Database, id: string): Promise<DeadLetterRow | null> => {
  const [row] = await db.select().from(deadLetters).where(eq(deadLetters.id, id));
  return row ?? null;
};
