import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** What each person's wallet holds: a projection of `wallet_entries`, updated in the same transaction, never below zero. */
export const wallets = pgTable(
  "wallets",
  {
    userId: text("user_id").primaryKey(),
    balance: integer().notNull().default(0),
  },
  (t) => [check("wallets_balance_check", sql`${t.balance} >= 0`)],
);

/** The ledger; append-only. `cause` is unique, so that nothing is booked twice. */
export const walletEntries = pgTable(
  "wallet_entries",
  {
    id: text().primaryKey(),
    userId: text("user_id").notNull(),
    /** Signed, in minor units. */
    amount: integer().notNull(),
    balanceAfter: integer("balance_after").notNull(),
    reason: text().notNull(),
    cause: text().notNull(),
    orderId: text("order_id"),
    actor: text().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("wallet_entries_cause_key").on(t.cause),
    index("wallet_entries_newest_idx").on(t.userId, t.createdAt.desc(), t.id.desc()),
    check("wallet_entries_amount_check", sql`${t.amount} <> 0 and ${t.balanceAfter} >= 0`),
  ],
);

/** Wallet top-ups by card: written before their payment exists; `succeeded` is booked once under the row's id. */
export const topUps = pgTable(
  "top_ups",
  {
    id: text().primaryKey(),
    /** Stands for the Idempotency-Key of the call that began it; a repeated call goes on with the same top-up. */
    requestKey: text("request_key"),
    userId: text("user_id").notNull(),
    amount: integer().notNull(),
    status: text({ enum: ["pending", "succeeded", "canceled"] })
      .notNull()
      .default("pending"),
    paymentIntentId: text("payment_intent_id"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("top_ups_payment_intent_key").on(t.paymentIntentId),
    uniqueIndex("top_ups_request_key").on(t.requestKey),
  ],
);
