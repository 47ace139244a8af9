import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Where money at Stripe and the shop's own rows do not agree and the reconciler could not heal it; empty of open rows in
 * health. Written by the reconciler alone, read by the payments page of the administration. At most one row of a kind and
 * subject is open; it is resolved by the run that no longer finds it.
 */
export const settlementFindings = pgTable(
  "settlement_findings",
  {
    id: text().primaryKey(),
    kind: text({
      enum: [
        "payment-without-cause",
        "cause-without-payment",
        "amount-differs",
        "refund-differs",
        "refund-failed",
        "not-settled",
      ],
    }).notNull(),
    /** The PaymentIntent, order, top-up or refund that it is about. */
    subject: text().notNull(),
    orderId: text("order_id"),
    paymentIntentId: text("payment_intent_id"),
    /** Minor units: what our rows say, and what Stripe says. */
    expected: integer(),
    actual: integer(),
    currency: text().notNull(),
    detail: text().notNull(),
    foundAt: instant("found_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    uniqueIndex("settlement_findings_open_key").on(t.kind, t.subject).where(sql`resolved_at is null`),
    index("settlement_findings_newest_idx").on(t.foundAt.desc(), t.id.desc()),
  ],
);

/** How far the walk through Stripe's payments has come: everything created before was compared. One row. */
export const settlementPosition = pgTable("settlement_position", {
  id: text().primaryKey(),
  confirmedUntil: instant("confirmed_until").notNull(),
  /** Of the last run. */
  payments: integer().notNull(),
  healed: integer().notNull(),
});

/** Disputes of payments, as Stripe has them; written when its events come, read by the order desk. */
export const disputes = pgTable(
  "disputes",
  {
    id: text().primaryKey(),
    orderId: text("order_id"),
    paymentIntentId: text("payment_intent_id").notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    reason: text().notNull(),
    /** Stripe's word: `needs_response`, `under_review`, `won`, `lost`, … */
    status: text().notNull(),
    openedAt: instant("opened_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [index("disputes_order_idx").on(t.orderId), index("disputes_newest_idx").on(t.openedAt.desc())],
);
