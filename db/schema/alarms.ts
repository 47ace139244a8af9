import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Something that needs a person. Of one kind and subject at most one is open, so that an incident is told once. */
export const alarms = pgTable(
  "alarms",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["dead-letters", "stalled-events", "webhook-disabled"] }).notNull(),
    /** What it is about, where there can be several of a kind; else empty. */
    subject: text().notNull().default(""),
    detail: text().notNull(),
    openedAt: instant("opened_at").notNull(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    uniqueIndex("alarms_open_key").on(t.kind, t.subject).where(sql`resolved_at is null`),
    index("alarms_opened_idx").on(t.openedAt),
  ],
);

/** Which notices of an alarm went out, and how often it was tried in vain; a notice is missing until it is sent. */
export const alarmNotices = pgTable(
  "alarm_notices",
  {
    alarmId: text("alarm_id")
      .notNull()
      .references(() => alarms.id),
    stage: text({ enum: ["opened", "resolved"] }).notNull(),
    channel: text({ enum: ["mail", "slack"] }).notNull(),
    sentAt: instant("sent_at"),
    tries: integer().notNull().default(0),
    lastError: text("last_error"),
  },
  (t) => [primaryKey({ columns: [t.alarmId, t.stage, t.channel] })],
);
