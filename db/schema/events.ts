import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * The permanent log and, through `fanned_out_at`, the outbox. A verb inserts its event in the transaction of its effect;
 * the dispatcher makes the deliveries and publishes them after the response, and the sweeper does so every minute for
 * whatever a crash left behind. In steady state no row older than 20 s has `fanned_out_at` null.
 */
export const events = pgTable(
  "events",
  {
    id: text().primaryKey(),
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    type: text().notNull(),
    version: integer().notNull().default(1),
    aggregateId: text("aggregate_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    actor: text().notNull(),
    requestId: text("request_id").notNull(),
    attributes: jsonb().$type<Record<string, string | number | boolean>>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    fannedOutAt: instant("fanned_out_at"),
  },
  (t) => [
    uniqueIndex("events_seq_key").on(t.seq),
    index("events_outbox_idx").on(t.occurredAt).where(sql`fanned_out_at is null`),
    index("events_type_idx").on(t.type, t.seq),
    index("events_aggregate_idx").on(t.aggregateId, t.seq),
  ],
);

/**
 * One row for each subscription that hears an event. `waiting` → `done` happens in the transaction of the effect where
 * the effect is in Postgres. `attempt` counts publications and is part of the queue's deduplication id, so that redrive
 * and replay are not swallowed.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: text().primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id),
    subscription: text().notNull(),
    status: text({ enum: ["waiting", "done", "filtered", "dead"] })
      .notNull()
      .default("waiting"),
    attempt: integer().notNull().default(1),
    tries: integer().notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    doneAt: instant("done_at"),
    lastError: text("last_error"),
  },
  (t) => [
    uniqueIndex("deliveries_event_subscription_key").on(t.eventId, t.subscription),
    index("deliveries_waiting_idx").on(t.createdAt).where(sql`status = 'waiting'`),
    index("deliveries_subscription_idx").on(t.subscription, t.status),
  ],
);

/** A delivery that will not heal by itself. Resolved rows stay as a record; nothing is ever silently lost. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    id: text().primaryKey(),
    deliveryId: text("delivery_id"),
    eventId: text("event_id"),
    subscription: text().notNull(),
    payload: jsonb().$type<unknown>().notNull(),
    attempts: integer().notNull(),
    lastError: text("last_error").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    resolvedAt: instant("resolved_at"),
    resolution: text({ enum: ["redriven", "discarded"] }),
    reason: text(),
  },
  (t) => [index("dead_letters_open_idx").on(t.createdAt).where(sql`resolved_at is null`)],
);

/**
 * First answers by caller, route and key; kept 24 h. `done` is written in the transaction of the effect. `external` means
 * the effect stands and a vendor's answer is being fetched; a claim older than 60 s is resumed by the next caller.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    caller: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    bodyHash: text("body_hash").notNull(),
    state: text({ enum: ["claimed", "external", "done"] }).notNull(),
    status: integer(),
    answer: jsonb().$type<unknown>(),
    claimedAt: instant("claimed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.caller, t.route, t.key] }),
    index("idempotency_keys_claimed_idx").on(t.claimedAt),
  ],
);
