import { z } from "zod";
import { ProductPath } from "@/lib/cart/schema";
import { endpoint } from "../endpoint";

const TAG = "Cart totals";

export const readCartTotal = endpoint({
  operation: "GET /api/cart/{productId}/total",
  tag: TAG,
  summary: "How many of a product lie in all carts together, at most a minute ago",
  params: ProductPath,
  responses: {
    200: {
      description: "The product's identifier and the quantity; 0 for one that nobody ever had",
      schema: z.strictObject({ product: z.string(), quantity: z.int().nonnegative() }),
    },
  },
});

export const listCartTotals = endpoint({
  operation: "GET /api/admin/carts/totals",
  tag: TAG,
  summary: "What lies in all carts together, the largest first",
  responses: {
    200: {
      description: "The totals as they were at `asOf`",
      schema: z.strictObject({
        totals: z.array(
          z.strictObject({ productId: z.string(), name: z.string(), quantity: z.int().positive() }),
        ),
        asOf: z.iso.datetime(),
      }),
    },
  },
});
