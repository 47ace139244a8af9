import { and, desc, eq, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { externalOrders } from "@/db/schema/pipelines";
import type { ExternalOrderRow } from "./schema";

/** One page of the projected orders, newest first; `after` is the event of the last row of the page before. */
export const listExternalOrders = async (
  db: Database,
  { customerId }: { customerId?: string },
  { limit, after }: { limit: number; after?: string },
): Promise<{ rows: ExternalOrderRow[]; next: string | null }> => {
  const found = await db
    .select()
    .from(externalOrders)
    .where(
      and(
        customerId === undefined ? undefined : eq(externalOrders.customerId, customerId),
        after === undefined ? undefined : lt(externalOrders.eventId, after),
      ),
    )
    .orderBy(desc(externalOrders.eventId))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  return {
    rows: page.map(({ eventId: _, occurredAt: __, ...row }) => row),
    next: found.length > limit ? (page.at(-1)?.eventId ?? null) : null,
  };
};
