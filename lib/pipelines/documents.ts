import { inArray } from "drizzle-orm";
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
