import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

const CAMPAIGN_STATUSES = ["draft", "active", "paused", "ended"] as const;

/** What a campaign says; the same columns in its row and in each of its versions. */
const said = () => ({
  client: text().notNull(),
  name: text().notNull(),
  description: text().notNull(),
  status: text({ enum: CAMPAIGN_STATUSES }).notNull(),
  startsAt: instant("starts_at"),
  endsAt: instant("ends_at"),
  rules: jsonb().$type<unknown>().notNull(),
});

/**
 * Campaigns as they are now. Written by admins, each change together with its version; a deleted campaign stays for the
 * orders that earned by it.
 */
export const campaigns = pgTable(
  "campaigns",
  {
    id: text().primaryKey(),
    ...said(),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    check(
      "campaigns_dates_check",
      sql`${t.startsAt} is null or ${t.endsAt} is null or ${t.startsAt} < ${t.endsAt}`,
    ),
  ],
);

/**
 * What a campaign said from `at` on, until its next version; append-only. Which campaigns count for an order is read from
 * here for the moment at which it was paid, so that a change never reaches back.
 */
export const campaignVersions = pgTable(
  "campaign_versions",
  {
    campaignId: text("campaign_id")
      .notNull()
      .references(() => campaigns.id),
    version: integer().notNull(),
    ...said(),
    actor: text().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.version] })],
);

/**
 * What the campaigns made of a paid order: one row an order, written once, in the transaction that issues its points.
 * `calculated` is what the rules came to, `points` what was issued: the same, but nothing for a guest.
 */
export const campaignEvaluations = pgTable(
  "campaign_evaluations",
  {
    orderId: text("order_id").primaryKey(),
    eventId: text("event_id").notNull(),
    accountId: text("account_id"),
    occurredAt: instant("occurred_at").notNull(),
    evaluatedAt: instant("evaluated_at").notNull(),
    /** What the rules could speak of; money in minor units. */
    facts: jsonb()
      .$type<{
        client: string;
        amount: number;
        total: number;
        quantity: number;
        items: number;
        currency: string;
      }>()
      .notNull(),
    calculated: integer().notNull(),
    points: integer().notNull(),
    /** The sum in numbers, as `1700 / 10`; empty when no rule came to anything. */
    sum: text().notNull(),
    /** In words, why it came to that. */
    why: text().notNull(),
    /** Of every rule of every campaign in force: whether it matched, and why. */
    trace: jsonb().$type<unknown>().notNull(),
  },
  (t) => [
    index("campaign_evaluations_newest_idx").on(t.occurredAt.desc()),
    check("campaign_evaluations_points_check", sql`${t.points} between 0 and ${t.calculated}`),
    check("campaign_evaluations_guest_check", sql`${t.accountId} is not null or ${t.points} = 0`),
  ],
);

/** What each campaign brought of an order's points; the rows of an order add up to its points. Written with its evaluation. */
export const campaignAwards = pgTable(
  "campaign_awards",
  {
    campaignId: text("campaign_id")
      .notNull()
      .references(() => campaigns.id),
    orderId: text("order_id")
      .notNull()
      .references(() => campaignEvaluations.orderId),
    points: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.orderId] }),
    index("campaign_awards_order_idx").on(t.orderId),
  ],
);
