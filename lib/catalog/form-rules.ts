import { toDecimal } from "@/lib/kernel/money";
import type { Product } from "./schema";

/** The fields of the product form, as text. */
export const FORM_FIELDS = [
  "name",
  "slug",
  "description",
  "category",
  "topic",
  "company",
  "rating",
  "price",
  "tags",
  "retailerId",
] as const;
export type FormField = (typeof FORM_FIELDS)[number];
export type FormValues = Record<FormField, string>;

export const EMPTY_FORM: FormValues = {
  name: "",
  slug: "",
  description: "",
  category: "",
  topic: "",
  company: "",
  rating: "",
  price: "",
  tags: "",
  retailerId: "",
};

/** A product as the form shows it: price in major units, tags joined by commas. */
export const formValuesOf = (product: Product): FormValues => ({
  name: product.name,
  slug: product.slug,
  description: product.description,
  category: product.category,
  topic: product.topic ?? "",
  company: product.company,
  rating: product.rating === null ? "" : String(product.rating),
  price: toDecimal(product.price, product.currency),
  tags: product.tags.join(", "),
  retailerId: product.retailerId ?? "",
});

export type SavedProduct = { productId: string; version: number; values: FormValues };

/** What a refused save tells of the change that came first. */
export type Conflict = {
  version: number;
  theirs: FormValues;
  /** Who made it, and when (ISO 8601). */
  by: string;
  at: string;
};

/** The fields that read differently. */
export const differingFields = (left: FormValues, right: FormValues): FormField[] =>
  FORM_FIELDS.filter((name) => left[name].trim() !== right[name].trim());

export type MetConflict = {
  /** Fields that both changed to something else, with what was typed here. */
  contested: { name: FormField; yours: string }[];
  /** Fields that only they changed. */
  takenOver: FormField[];
};

/** What two people's changes of the same values come to: `mine` is not saved yet, `theirs` is. */
export const meetConflict = (seen: FormValues, mine: FormValues, theirs: FormValues): MetConflict => {
  const touched = new Set(differingFields(seen, mine));
  const changed = differingFields(seen, theirs);
  const disputed = new Set(differingFields(mine, theirs));
  return {
    contested: changed
      .filter((name) => touched.has(name) && disputed.has(name))
      .map((name) => ({ name, yours: mine[name] })),
    takenOver: changed.filter((name) => !touched.has(name)),
  };
};
