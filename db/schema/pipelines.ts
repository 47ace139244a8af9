import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Orders of other sales channels as they came in, without card data: the only place that holds the names and addresses
 * in them. An identifier is taken in once; the event beside it carries ids and amounts alone.
 */
export const externalOrderDocuments = pgTable(
  "external_order_documents",
  {
    id: text().primaryKey(),
    eventId: text("event_id").notNull(),
    document: jsonb().$type<Record<string, unknown>>().notNull(),
    actor: text().notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [uniqueIndex("external_order_documents_event_key").on(t.eventId)],
);

/**
 * What the checkout pipeline makes of the events: one row an order, upserted by its key and rebuilt from the log. The
 * drill's fault puts a word where numbers belong, which is why two columns are JSON.
 */
export const externalOrders = pgTable(
  "external_orders",
  {
    customerId: text("customer_id").notNull(),
    dateOrderId: text("date_order_id").notNull(),
    eventId: text("event_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    paymentId: jsonb("payment_id").$type<string | number>().notNull(),
    paymentAmount: text("payment_amount").notNull(),
    paymentCurrency: text("payment_currency").notNull(),
    totalQuantity: jsonb("total_quantity").$type<string | number>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.dateOrderId] }),
    index("external_orders_newest_idx").on(t.eventId.desc()),
  ],
);

/**
 * Objects in Blob that hold events. A row is written with its entries chosen before the object is, and marked `stored`
 * afterwards: whoever crashes in between writes the same entries under the same key again.
 */
export const backups = pgTable(
  "backups",
  {
    id: text().primaryKey(),
    /** `YYYY/MM/DD/HH/…` in UTC, behind the prefix. */
    key: text().notNull(),
    state: text({ enum: ["writing", "stored"] })
      .notNull()
      .default("writing"),
    format: text({ enum: ["none", "gzip", "zstd", "brotli"] }).notNull(),
    /** Which key it was encrypted with; null until it is stored. */
    keyId: text("key_id"),
    url: text(),
    events: integer().notNull(),
    /** Of the lines as they were, and of the object. */
    bytes: integer().notNull(),
    storedBytes: integer("stored_bytes"),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
    storedAt: instant("stored_at"),
  },
  (t) => [
    uniqueIndex("backups_key_key").on(t.key),
    index("backups_newest_idx").on(t.firstAt.desc(), t.id.desc()),
  ],
);

/** Lines on their way into an object: those without a backup wait for the next flush; gone once theirs is stored. */
export const backupEntries = pgTable(
  "backup_entries",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    eventId: text("event_id").notNull(),
    line: text().notNull(),
    bytes: integer().notNull(),
    backupId: text("backup_id"),
    bufferedAt: instant("buffered_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("backup_entries_event_key").on(t.eventId),
    index("backup_entries_backup_idx").on(t.backupId, t.seq),
  ],
);

/** Documents that the analytics index did not take; tried again by a schedule until it does. */
export const analyticsParked = pgTable(
  "analytics_parked",
  {
    eventId: text("event_id").primaryKey(),
    indexName: text("index_name").notNull(),
    document: jsonb().$type<Record<string, unknown>>().notNull(),
    error: text().notNull(),
    tries: integer().notNull().default(1),
    parkedAt: instant("parked_at").notNull().defaultNow(),
  },
  (t) => [index("analytics_parked_oldest_idx").on(t.parkedAt)],
);

/** Comparisons of projections with what they are made from, with or without putting the new one in the old one's place. */
export const projectionRuns = pgTable(
  "projection_runs",
  {
    id: text().primaryKey(),
    projection: text().notNull(),
    kind: text({ enum: ["check", "rebuild"] }).notNull(),
    state: text({ enum: ["running", "done", "failed"] }).notNull(),
    /** What was read, for a person: `1 840 orders`. */
    read: text(),
    differences: integer(),
    /** The first of them, a line each. */
    shown: jsonb().$type<string[]>().notNull(),
    fault: text(),
    actor: text().notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [index("projection_runs_newest_idx").on(t.projection, t.startedAt.desc(), t.id.desc())],
);
