import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Quick buys, step by step. Each step is recorded here in the transaction of its effect, so that a crash anywhere is
 * resumed or compensated from what stands in `steps`.
 */
export const purchases = pgTable(
  "purchases",
  {
    orderId: text("order_id").primaryKey(),
    /** Stands for the Idempotency-Key of the call that began it; a repeated call goes on with the same purchase. */
    requestKey: text("request_key"),
    userId: text("user_id").notNull(),
    productId: text("product_id").notNull(),
    quantity: integer().notNull(),
    /** Frozen when the purchase began; minor units. */
    quote: jsonb().$type<unknown>().notNull(),
    email: text().notNull(),
    shippingAddress: jsonb("shipping_address").$type<unknown>().notNull(),
    total: integer().notNull(),
    state: text({ enum: ["running", "compensating", "succeeded", "failed"] })
      .notNull()
      .default("running"),
    failure: text(),
    steps: jsonb()
      .$type<{ name: string; status: "done" | "compensated" | "failed"; at: string; note?: string }[]>()
      .notNull()
      .default([]),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("purchases_request_key").on(t.requestKey),
    index("purchases_open_idx").on(t.updatedAt).where(sql`state in ('running', 'compensating')`),
  ],
);
