import { z } from "zod";

/** Largest price and stock: what a cart of them costs stays far inside the integers of a total. */
const MAX_PRICE = 1_000_000_000;
const MAX_STOCK = 100_000_000;

export const productId = z.string().regex(/^[\w.:~-]{1,100}$/, "Use letters, digits and . : ~ _ - only.");
export const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters and digits, joined by hyphens.");
export const name = z.string("Give the product a name.").trim().min(1, "Give the product a name.").max(200);
export const description = z.string().max(5000);
export const shelfWord = z.string().trim().min(1).max(60);
export const company = z.string().trim().max(200);
export const rating = z.number().min(0).max(5).multipleOf(0.5, "Rate in half stars.").nullable();
export const price = z.int("Give the price as an integer in minor units.").min(0).max(MAX_PRICE);
export const currency = z.string().trim().toLowerCase().length(3);
const IMAGE_URL = "Give an http(s) address or a path of this site.";
export const imageUrl = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|\/(?![/\\]))\S+$/, IMAGE_URL)
  .refine((given) => URL.canParse(given, "http://here.invalid"), IMAGE_URL);
export const tags = z.array(z.string().trim().min(1).max(60)).max(50);
export const retailerId = z.string().max(100);
export const stock = z.int().min(0).max(MAX_STOCK);

/** A product to be made: name, price and category, the rest has defaults. */
export const NewProductInput = z.strictObject({
  name,
  price,
  category: shelfWord,
  slug: slug.optional(),
  description: description.optional(),
  topic: shelfWord.nullish(),
  company: company.optional(),
  rating: rating.optional(),
  currency: currency.optional(),
  imageUrl: imageUrl.optional(),
  tags: tags.optional(),
  retailerId: retailerId.nullish(),
  stock: stock.optional(),
});
export type NewProductInput = z.output<typeof NewProductInput>;

/** Any part of a product; `stock` is changed against `expectedStock`. */
export const ProductChanges = NewProductInput.partial().extend({
  expectedStock: stock.optional(),
  /** Why the stock changes; kept with the adjustment. */
  stockReason: z.string().trim().max(500).optional(),
});
export type ProductChanges = z.output<typeof ProductChanges>;
