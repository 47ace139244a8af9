import { eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { externalOrderDocuments } from "@/db/schema/pipelines";

/** What outside orders said, by the event that tells of them. */
export const findDocuments = async (
  db: Database,
  eventIds: string[],
): Promise<Map<string, Record<string, unknown>>> => {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .select({ eventId: externalOrderDocuments.eventId, document: externalOrderDocuments.document })
    .from(externalOrderDocuments)
    .where(inArray(externalOrderDocuments.eventId, eventIds));
  return new Map(rows.map(({ eventId, document }) => [eventId, document]));
};

/** One outside order as it came in, without card data; null when there is none of this identifier. */
export const findDocument = async (db: Database, id: string): Promise<Record<string, unknown> | null> => {
  const [row] = await db
    .select({ document: externalOrderDocuments.document })
    .from(externalOrderDocuments)
    .where(eq(externalOrderDocuments.id, id));
  return row?.document ?? null;
};
