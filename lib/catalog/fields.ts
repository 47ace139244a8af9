import type { ProductFields } from "./insert-products";
import type { ProductChange } from "./rules";
import type { VersionedProduct } from "./schema";

/** A product after a change, with where the change shows. */
export type ChangedProduct = VersionedProduct & { change: ProductChange };

const sameValue = (left: unknown, right: unknown): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right);

/** The wanted fields that differ from the row, as they were and as they become; `undefined` means untouched. */
export const changedFields = (
  row: ProductFields,
  wanted: Partial<ProductFields>,
): { before: Partial<ProductFields>; after: Partial<ProductFields> } => {
  const names = (Object.keys(wanted) as (keyof ProductFields)[]).filter(
    (name) => wanted[name] !== undefined && !sameValue(row[name], wanted[name]),
  );
  const pick = (from: Partial<ProductFields>) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { before: pick(row), after: pick(wanted) };
};

/** Where a change shows: the addresses and shelves that the product had and has. */
export const changeOf = (
  productId: string,
  before: Pick<ProductFields, "slug" | "categorySlug" | "topicSlug">,
  after: Pick<ProductFields, "slug" | "categorySlug" | "topicSlug">,
): ProductChange => ({
  productId,
  slugs: [...new Set([before.slug, after.slug])],
  categories: [...new Set([before.categorySlug, after.categorySlug])],
  topics: [...new Set([before.topicSlug, after.topicSlug])].filter((topic) => topic !== null),
});
