import { and, desc, eq, gte, like, lt, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";

export type AuditEntry = {
  id: string;
  /** `user:<id>`, `key:<id>` or `system:<what>`. */
  actor: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  requestId: string;
  at: string;
};

export type AuditFilter = {
  actor?: string;
  /** An action, or the part before its dot: `product` finds `product.update` too. */
  action?: string;
  subject?: string;
  from?: Date;
  /** Up to but not at this moment. */
  to?: Date;
};

type Row = typeof auditEntries.$inferSelect;

const toEntry = ({ at, ...row }: Row): AuditEntry => ({ ...row, at: at.toISOString() });

const matching = ({ actor, action, subject, from, to }: AuditFilter): SQL | undefined =>
  and(
    actor === undefined ? undefined : eq(auditEntries.actor, actor),
    action === undefined
      ? undefined
      : action.includes(".")
        ? eq(auditEntries.action, action)
        : like(auditEntries.action, `${action.replace(/[\\%_]/g, "")}.%`),
    subject === undefined ? undefined : eq(auditEntries.subject, subject),
    from === undefined ? undefined : gte(auditEntries.at, from),
    to === undefined ? undefined : lt(auditEntries.at, to),
  );

/** One page of the log, newest first; `after` is the last id of the page before. Ids sort by time. */
export const listAudit = async (
  db: Database,
  filter: AuditFilter,
  { limit, after }: { limit: number; after?: string },
): Promise<{ entries: AuditEntry[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(and(matching(filter), after === undefined ? undefined : lt(auditEntries.id, after)))
    .orderBy(desc(auditEntries.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { entries: page.map(toEntry), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
};
