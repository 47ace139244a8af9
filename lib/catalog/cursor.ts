import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";

const id = z.string().max(200);
const int4 = z.int().min(-1).max(2_147_483_647);
/** Microseconds since 1970, as exact as Postgres keeps a moment. */
const micros = z.int().min(0).max(4e15);

/** Where a page of products ended: the sort's own keys of its last product. */
export const ProductPosition = z.discriminatedUnion("sort", [
  z.strictObject({ sort: z.literal("newest"), keys: z.tuple([micros, id]) }),
  z.strictObject({ sort: z.literal("price"), keys: z.tuple([int4, id]) }),
  z.strictObject({ sort: z.literal("-price"), keys: z.tuple([int4, id]) }),
  z.strictObject({ sort: z.literal("rating"), keys: z.tuple([int4, id]) }),
  z.strictObject({ sort: z.literal("best-selling"), keys: z.tuple([int4, z.string().max(1000), id]) }),
  z.strictObject({ sort: z.literal("name"), keys: z.tuple([z.string().max(1000), id]) }),
]);
export type ProductPosition = z.output<typeof ProductPosition>;
export type ProductSort = ProductPosition["sort"];

export const ProductCursor = cursorOf(ProductPosition);
