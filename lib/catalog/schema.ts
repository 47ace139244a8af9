import { z } from "zod";
import { pageLimit, trueOrFalse, wholeNumber } from "@/lib/kernel/query-fields";
import { ProductCursor } from "./cursor";

/** A product as the API and every screen show it. Money in minor units; `rating` in halves, 0–5. */
export const Product = z.strictObject({
  productId: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  topic: z.string().nullable(),
  company: z.string(),
  rating: z.number().min(0).max(5).multipleOf(0.5).nullable(),
  price: z.int().nonnegative(),
  currency: z.string(),
  stock: z.int(),
  available: z.int(),
  imageUrl: z.string(),
  tags: z.array(z.string()),
  retailerId: z.string().nullable(),
  sold: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Product = z.output<typeof Product>;

/** A category or topic as the API shows it. */
export const Shelf = z.strictObject({
  slug: z.string(),
  name: z.string(),
  count: z.int(),
  imageUrl: z.string(),
});
export type Shelf = z.output<typeof Shelf>;

/** A product with what its ETag is made from; stock and `sold` do not raise the version. */
export type VersionedProduct = { product: Product; version: number };

const money = wholeNumber(0, 2_147_483_647);
const word = z.string().min(1).max(200);

export const ProductFilter = z.strictObject({
  category: word.optional(),
  topic: word.optional(),
  company: word.optional(),
  retailerId: word.optional(),
  minPrice: money.optional(),
  maxPrice: money.optional(),
  inStock: trueOrFalse.optional(),
});
export type ProductFilter = z.output<typeof ProductFilter>;

export const PRODUCT_SORTS = ["newest", "price", "-price", "rating", "best-selling", "name"] as const;

/** The fields of a product list's query; `cursorFitsSort` has to hold besides. */
export const ListProductsFields = ProductFilter.extend({
  sort: z.enum(PRODUCT_SORTS).default("newest"),
  limit: pageLimit,
  cursor: ProductCursor.optional(),
});

export const cursorFitsSort = (
  { cursor, sort }: Pick<z.output<typeof ListProductsFields>, "cursor" | "sort">,
  context: z.RefinementCtx,
): void => {
  if (!cursor || cursor.sort === sort) return;
  context.addIssue({ code: "custom", path: ["cursor"], message: "This cursor belongs to another sort." });
};

export const ListProductsQuery = ListProductsFields.superRefine(cursorFitsSort);
export type ListProductsQuery = z.output<typeof ListProductsQuery>;
