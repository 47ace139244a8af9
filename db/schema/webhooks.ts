import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { events } from "./events";

/**
 * Where developers want to be called. Secrets are sealed; after a rotation the former one signs along until
 * `former_until`. `failing_since` is the first failure after the last success.
 */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text().primaryKey(),
    url: text().notNull(),
    description: text().notNull(),
    types: text().array().notNull(),
    filterPolicy: jsonb("filter_policy").$type<unknown>().notNull(),
    secret: text().notNull(),
    formerSecret: text("former_secret"),
    formerUntil: instant("former_until"),
    enabled: boolean().notNull().default(true),
    disabledReason: text("disabled_reason"),
    failingSince: instant("failing_since"),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [index("webhook_endpoints_live_idx").on(t.id).where(sql`deleted_at is null`)],
);

/**
 * One event on its way to one endpoint. `attempts` is raised before the call goes out and `next_attempt_at` then is the
 * end of its lease, so that a crash in the middle is tried again and a message that comes twice does nothing.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: text().primaryKey(),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id),
    /** Null for a trial message, which tells of no event. */
    eventId: text("event_id").references(() => events.id),
    type: text().notNull(),
    status: text({ enum: ["pending", "succeeded", "failed"] })
      .notNull()
      .default("pending"),
    attempts: integer().notNull().default(0),
    /** Attempts after which it gives up; a redelivery adds one. */
    attemptsAllowed: integer("attempts_allowed").notNull(),
    nextAttemptAt: instant("next_attempt_at"),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_endpoint_event_key").on(t.endpointId, t.eventId),
    index("webhook_deliveries_endpoint_idx").on(t.endpointId, t.id),
    index("webhook_deliveries_due_idx").on(t.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);

/** What was answered, call by call. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => webhookDeliveries.id),
    attempt: integer().notNull(),
    at: instant("at").notNull(),
    latencyMs: integer("latency_ms").notNull(),
    /** Null when there was no answer. */
    status: integer(),
    /** The beginning of the answer. */
    response: text(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.attempt] })],
);
