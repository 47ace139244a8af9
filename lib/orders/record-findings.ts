import { and, inArray, isNull, lt, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { settlementFindings } from "@/db/schema/settlement";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import type { Finding } from "./judge-payment";

/**
 * Writes down what was found. `looked` names what this run has judged: an open finding about it that was not found again
 * is resolved. Answers how many are new and how many were resolved.
 */
export const recordFindings = (
  ctx: Context,
  found: Finding[],
  looked: { startedAt: Date; findingIds: string[] },
): Promise<{ opened: number; resolved: number }> =>
  inTransaction(ctx.db, async (tx) => {
    let opened = 0;
    for (const finding of found) {
      const [row] = await tx
        .insert(settlementFindings)
        .values({ id: createId("fnd"), ...finding, foundAt: ctx.now, seenAt: looked.startedAt })
        .onConflictDoUpdate({
          target: [settlementFindings.kind, settlementFindings.subject],
          targetWhere: sql`resolved_at is null`,
          set: {
            seenAt: sql`greatest(${settlementFindings.seenAt}, excluded.seen_at)`,
            expected: finding.expected,
            actual: finding.actual,
            detail: finding.detail,
          },
        })
        .returning({ isNew: sql<boolean>`xmax = 0` });
      if (row?.isNew) opened += 1;
    }
    if (looked.findingIds.length === 0) return { opened, resolved: 0 };
    const resolved = await tx
      .update(settlementFindings)
      .set({ resolvedAt: ctx.now })
      .where(
        and(
          inArray(settlementFindings.id, looked.findingIds),
          isNull(settlementFindings.resolvedAt),
          lt(settlementFindings.seenAt, looked.startedAt),
        ),
      )
      .returning({ id: settlementFindings.id });
    return { opened, resolved: resolved.length };
  });
