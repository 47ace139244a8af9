import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
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
    index("events_request_idx").on(t.requestId),
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
    /** The replay that sent it last, if one did. */
    replayId: text("replay_id"),
  },
  (t) => [
    index("deliveries_replay_idx").on(t.replayId).where(sql`replay_id is not null`),
    uniqueIndex("deliveries_event_subscription_key").on(t.eventId, t.subscription),
    index("deliveries_waiting_idx").on(t.createdAt).where(sql`status = 'waiting'`),
    index("deliveries_subscription_idx").on(t.subscription, t.status),
  ],
);

/** What the administration sets of a subscription, where it differs from the code. */
export const pipelineSettings = pgTable("pipeline_settings", {
  subscription: text().primaryKey(),
  /** A filter policy in SNS's grammar; `{}` lets everything pass, null leaves it to the code. */
  filter: jsonb().$type<Record<string, unknown>>(),
  /** The drill's bug. */
  fault: boolean().notNull().default(false),
  /** The last event of the log that a replay has sent; what came after it is buffered. */
  replayPosition: bigint("replay_position", { mode: "number" }).notNull().default(0),
});

/**
 * Events sent once more to one subscription, in batches. `position` moves in the transaction that makes a batch wait for
 * publication, so that a crash anywhere sends no event twice and none never. At most one a subscription is `running`.
 */
export const replays = pgTable(
  "replays",
  {
    id: text().primaryKey(),
    subscription: text().notNull(),
    state: text({ enum: ["running", "done", "failed"] })
      .notNull()
      .default("running"),
    from: instant("from_at").notNull(),
    /** Up to but not at this moment. */
    to: instant("to_at").notNull(),
    types: text().array(),
    eventIds: text("event_ids").array(),
    /** Whether it sends everything that is buffered, so that the subscription's position moves along. */
    drains: boolean().notNull(),
    position: bigint({ mode: "number" }).notNull().default(0),
    until: bigint("until_seq", { mode: "number" }).notNull(),
    total: integer().notNull(),
    /** Counted when it ended. */
    done: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    actor: text().notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    uniqueIndex("replays_running_key").on(t.subscription).where(sql`state = 'running'`),
    index("replays_newest_idx").on(t.startedAt.desc(), t.id.desc()),
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
