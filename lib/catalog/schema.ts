import { z } from "zod";

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
