import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import type { AuditEntry } from "./queries";

/** What the office changed in one request, in order. */
export const listAuditOfRequest = async (db: Database, requestId: string): Promise<AuditEntry[]> => {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.requestId, requestId))
    .orderBy(asc(auditEntries.id))
    .limit(50);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};
