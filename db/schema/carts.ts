import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * How many of each product lie in all carts together: a projection of the deltas that the carts' scripts tell in KV.
 * Written by the flush, in the statement that moves the stream's position, and by the rebuild, which counts the carts
 * themselves. A product that nobody has any more keeps its row at 0.
 */
export const cartTotals = pgTable("cart_totals", {
  productId: text("product_id").primaryKey(),
  quantity: bigint({ mode: "number" }).notNull(),
});

/**
 * How far streams in KV have been taken in. The position moves together with what its entries change, so that each entry
 * counts once, whoever reads it how often. `as_of` is the moment up to which everything told is in.
 */
export const streamPositions = pgTable("stream_positions", {
  stream: text().primaryKey(),
  position: text().notNull(),
  asOf: instant("as_of").notNull(),
});
