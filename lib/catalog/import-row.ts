import { z } from "zod";
import type { FieldError } from "@/lib/kernel/errors";
import { fromDecimal } from "@/lib/kernel/money";
import * as input from "./input";
import type { ProductFields } from "./insert-products";
import { OTHER_CATEGORY, slugify } from "./rules";

export const PRICE_UNITS = ["minor", "major"] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

export type ImportRules = { currency: string; priceUnit: PriceUnit; imageBase: string | undefined };

/** A row of an import that can be written: what it names is set, what it leaves out stays or gets a default. */
export type ImportRow = {
  productId?: string;
  explicitSlug?: string;
  /** Words that may make a category or topic. */
  categoryWord?: string;
  topicWord?: string;
  fields: Partial<ProductFields> & { name: string; price: number };
  stock?: number;
};

/** Rows carry more than a shop needs (packaging, pictures of other sizes); that is passed over. */
const Row = z.object({
  productId: input.productId.nullish(),
  slug: input.slug.nullish(),
  name: input.name,
  price: z.union([z.number(), z.string()], "Give the product a price."),
  description: input.description.nullish(),
  category: input.shelfWord.nullish(),
  topic: input.shelfWord.nullish(),
  company: input.company.nullish(),
  rating: input.rating.optional(),
  currency: input.currency.nullish(),
  imageUrl: input.imageUrl.nullish(),
  imageFile: z.string().trim().min(1).max(200).nullish(),
  tags: input.tags.nullish(),
  retailerId: input.retailerId.nullish(),
  stock: input.stock.nullish(),
});

/** `NA` is how lists write "none". */
const withoutNa = (row: unknown): unknown =>
  row && typeof row === "object" && !Array.isArray(row)
    ? Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === "NA" ? null : value]))
    : row;

const readPrice = (given: number | string, rules: ImportRules): number | FieldError => {
  const price =
    rules.priceUnit === "major"
      ? fromDecimal(given, rules.currency)
      : /^\d+$/.test(String(given).trim())
        ? Number(given)
        : null;
  if (price !== null && input.price.safeParse(price).success) return price;
  const unit = rules.priceUnit === "major" ? `an amount in ${rules.currency}` : "an integer in minor units";
  return { path: "price", message: `${JSON.stringify(given)} is not ${unit}.` };
};

const imageOf = (row: z.output<typeof Row>, { imageBase }: ImportRules): string | undefined => {
  if (row.imageUrl) return row.imageUrl;
  if (!row.imageFile || !imageBase) return undefined;
  const folder = encodeURIComponent(row.category ?? OTHER_CATEGORY);
  return `${imageBase.replace(/\/+$/, "")}/${folder}/${encodeURIComponent(row.imageFile)}`;
};

/** What a value becomes: none stays none, absent stays absent. */
const orNone = <T, N>(value: T | null | undefined, none: N): T | N | undefined =>
  value === null ? none : value;

/** Judges one row of an import by itself. */
export const readImportRow = (
  given: unknown,
  rules: ImportRules,
): { row: ImportRow } | { errors: FieldError[] } => {
  const parsed = Row.safeParse(withoutNa(given));
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return { errors };
  }
  const row = parsed.data;
  if (row.currency && row.currency !== rules.currency) {
    return { errors: [{ path: "currency", message: `This shop sells in ${rules.currency}.` }] };
  }
  const price = readPrice(row.price, rules);
  if (typeof price !== "number") return { errors: [price] };
  const categoryWord = orNone(row.category, OTHER_CATEGORY);
  return {
    row: {
      productId: row.productId ?? undefined,
      explicitSlug: row.slug ?? undefined,
      categoryWord,
      topicWord: row.topic ?? undefined,
      stock: row.stock ?? undefined,
      fields: {
        name: row.name,
        price,
        slug: row.slug ?? undefined,
        description: orNone(row.description, ""),
        categorySlug: categoryWord === undefined ? undefined : slugify(categoryWord),
        topicSlug: row.topic == null ? row.topic : slugify(row.topic),
        company: orNone(row.company, ""),
        ratingHalves: row.rating == null ? row.rating : row.rating * 2,
        imageUrl: imageOf(row, rules),
        tags: orNone(row.tags, [] as string[]),
        retailerId: row.retailerId,
      },
    },
  };
};
