import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Who changed what in the administration, with before and after; written in the transaction of the change. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: text().primaryKey(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    requestId: text("request_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("audit_entries_subject_idx").on(t.subject, t.at)],
);
