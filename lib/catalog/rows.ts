import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { productSold, productStock, products } from "@/db/schema/catalog";
import type { Product } from "./schema";

/** Units sold; a product made before its row in `product_sold` counts as 0. */
export const soldUnits = sql<number>`coalesce(${productSold.sold}, 0)`;
export const availableUnits = sql<number>`${productStock.stock} - ${productStock.reserved}`;
export const isShown = isNull(products.archivedAt);

export const productColumns = {
  id: products.id,
  slug: products.slug,
  name: products.name,
  description: products.description,
  categorySlug: products.categorySlug,
  topicSlug: products.topicSlug,
  company: products.company,
  ratingHalves: products.ratingHalves,
  price: products.price,
  currency: products.currency,
  stock: productStock.stock,
  reserved: productStock.reserved,
  imageUrl: products.imageUrl,
  tags: products.tags,
  retailerId: products.retailerId,
  sold: soldUnits,
  version: products.version,
  createdAt: products.createdAt,
  updatedAt: products.updatedAt,
};

export const selectProducts = (db: Database) =>
  db
    .select(productColumns)
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .leftJoin(productSold, eq(productSold.productId, products.id))
    .$dynamic();

export type ProductRow = Awaited<ReturnType<typeof selectProducts>>[number];

export const shown = (...conditions: Parameters<typeof and>) => and(isShown, ...conditions);

export const toProduct = (row: ProductRow): Product => ({
  productId: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  category: row.categorySlug,
  topic: row.topicSlug,
  company: row.company,
  rating: row.ratingHalves === null ? null : row.ratingHalves / 2,
  price: row.price,
  currency: row.currency,
  stock: row.stock,
  available: row.stock - row.reserved,
  imageUrl: row.imageUrl,
  tags: row.tags,
  retailerId: row.retailerId,
  sold: row.sold,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
