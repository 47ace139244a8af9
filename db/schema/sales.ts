import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/**
 * The projection behind best sellers: how many units of each product an order counts as sold. Written only by the
 * sold-counts job, which computes the target from the order's state and applies the difference to `product_sold` (the
 * catalogue's) in the same transaction. `product_sold.sold` is always the sum of these rows.
 */
export const soldLines = pgTable(
  "sold_lines",
  {
    orderId: text("order_id").notNull(),
    productId: text("product_id").notNull(),
    quantity: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.productId] }), index("sold_lines_product_idx").on(t.productId)],
);
