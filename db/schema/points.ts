import { sql } from "drizzle-orm";
import { bigint, check, date, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

const points = (name: string) => bigint(name, { mode: "number" });

/**
 * The log of points; append-only, and the truth that everything else about points is made of. `cause` is unique, so that
 * nothing is applied twice. A transaction that opens a lot says in `issued_on` and `last_day` when its points count; the
 * lot has the transaction's id.
 */
export const pointTransactions = pgTable(
  "point_transactions",
  {
    id: text().primaryKey(),
    /** A user's id, or whatever the members of another programme are called. */
    accountId: text("account_id").notNull(),
    type: text({ enum: ["issue", "redeem", "expire", "take-back", "return"] }).notNull(),
    /** How many points moved; the sign follows from the type. */
    amount: points("amount").notNull(),
    /** What a take-back could not cover. */
    uncollected: points("uncollected").notNull().default(0),
    cause: text().notNull(),
    orderId: text("order_id"),
    issuedOn: date("issued_on", { mode: "string" }),
    lastDay: date("last_day", { mode: "string" }),
    note: text().notNull().default(""),
    actor: text().notNull(),
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("point_transactions_cause_key").on(t.cause),
    index("point_transactions_newest_idx").on(t.accountId, t.occurredAt.desc(), t.id.desc()),
    index("point_transactions_order_idx").on(t.orderId).where(sql`order_id is not null`),
    index("point_transactions_time_idx").on(t.occurredAt),
    check(
      "point_transactions_amount_check",
      sql`${t.amount} >= 0 and ${t.uncollected} >= 0 and ${t.amount} + ${t.uncollected} > 0`,
    ),
    check("point_transactions_days_check", sql`${t.issuedOn} <= ${t.lastDay}`),
  ],
);

/** What each transaction put into a lot or took out of it; append-only, written with its transaction. */
export const pointMovements = pgTable(
  "point_movements",
  {
    transactionId: text("transaction_id")
      .notNull()
      .references(() => pointTransactions.id),
    lotId: text("lot_id").notNull(),
    /** Signed. */
    amount: points("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transactionId, t.lotId] }),
    index("point_movements_lot_idx").on(t.lotId),
    check("point_movements_amount_check", sql`${t.amount} <> 0`),
  ],
);

/**
 * Points that were issued together and expire together: a projection of the log, written in the same transaction. `left`
 * is what nobody took; it counts through `last_day` (UTC), whatever the clock's job has recorded. `expired` is the part of
 * it whose expiry is in the log: nothing or all.
 */
export const pointLots = pgTable(
  "point_lots",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    orderId: text("order_id"),
    issuedOn: date("issued_on", { mode: "string" }).notNull(),
    lastDay: date("last_day", { mode: "string" }).notNull(),
    issued: points("issued").notNull(),
    left: points("left").notNull(),
    expired: points("expired").notNull().default(0),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    index("point_lots_account_idx").on(t.accountId, t.issuedOn, t.lastDay, t.id),
    index("point_lots_due_idx").on(t.lastDay).where(sql`"left" > 0 and expired = 0`),
    check(
      "point_lots_left_check",
      sql`${t.left} between 0 and ${t.issued} and ${t.expired} in (0, ${t.left})`,
    ),
  ],
);

/**
 * One row an account: what is locked while its lots change, and the sum of the log, which is what its lots hold less what
 * has expired on record. What can be spent is decided by date, from the lots.
 */
export const pointAccounts = pgTable(
  "point_accounts",
  {
    accountId: text("account_id").primaryKey(),
    balance: points("balance").notNull().default(0),
  },
  (t) => [check("point_accounts_balance_check", sql`${t.balance} >= 0`)],
);
