import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Codes that make an order cheaper. Written by admins; `used` by orders, under the row's lock: it is always the number of
 * uses that are not returned. A deleted code stays for the orders that used it, and its text can be given anew.
 */
export const promotionCodes = pgTable(
  "promotion_codes",
  {
    id: text().primaryKey(),
    /** In capitals; compared without regard to case. */
    code: text().notNull(),
    /** What it gives and what it asks for: names of rules with their arguments. */
    benefit: jsonb().$type<unknown>().notNull(),
    conditions: jsonb().$type<unknown>().notNull(),
    active: boolean().notNull().default(true),
    used: integer().notNull().default(0),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    uniqueIndex("promotion_codes_code_key").on(t.code).where(sql`deleted_at is null`),
    check("promotion_codes_used_check", sql`${t.used} >= 0`),
  ],
);

/** One use an order, from the moment the order is placed; returned when it is cancelled or expires. */
export const promotionUses = pgTable(
  "promotion_uses",
  {
    orderId: text("order_id").primaryKey(),
    codeId: text("code_id")
      .notNull()
      .references(() => promotionCodes.id),
    userId: text("user_id"),
    emailHash: text("email_hash").notNull(),
    usedAt: instant("used_at").notNull(),
    returnedAt: instant("returned_at"),
  },
  (t) => [
    index("promotion_uses_email_idx").on(t.codeId, t.emailHash).where(sql`returned_at is null`),
    index("promotion_uses_user_idx").on(t.codeId, t.userId).where(sql`returned_at is null`),
  ],
);
