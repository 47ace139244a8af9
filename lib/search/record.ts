import type { Product } from "@/lib/catalog/schema";

/** A product as the index holds it: the whole product, and what only searching needs. */
export type ProductRecord = Product & {
  objectID: string;
  categoryName: string;
  topicName: string | null;
  inStock: boolean;
  /** Milliseconds since 1970, to sort by. */
  createdAtMs: number;
};

export type ShelfNames = { categories: Map<string, string>; topics: Map<string, string> };

export const toRecord = (product: Product, names: ShelfNames): ProductRecord => ({
  ...product,
  objectID: product.productId,
  categoryName: names.categories.get(product.category) ?? product.category,
  topicName: product.topic === null ? null : (names.topics.get(product.topic) ?? product.topic),
  inStock: product.available > 0,
  createdAtMs: Date.parse(product.createdAt),
});
