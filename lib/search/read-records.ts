import type { Database } from "@/db/client";
import type { ProductPosition } from "@/lib/catalog/cursor";
import { findProducts, listCategories, listShelfNames, readProducts } from "@/lib/catalog/queries";
import { type ProductRecord, toRecord } from "./record";

/** The records of those products that are sold; archived and unknown ones are left out. */
export const readRecords = async (db: Database, productIds: string[]): Promise<ProductRecord[]> => {
  if (productIds.length === 0) return [];
  const [products, names] = await Promise.all([
    findProducts(db, [...new Set(productIds)]),
    listShelfNames(db),
  ]);
  return products.map((product) => toRecord(product, names));
};

/** A piece of the whole shop, newest first: its records, and where the next piece begins. */
export const readPiece = async (
  db: Database,
  at: ProductPosition | null,
  size: number,
): Promise<{ records: ProductRecord[]; next: ProductPosition | null }> => {
  const [{ products, next }, names] = await Promise.all([
    readProducts(db, { sort: "newest", limit: size, cursor: at ?? undefined }),
    listShelfNames(db),
  ]);
  return { records: products.map((product) => toRecord(product, names)), next };
};

/** How many products the shop sells; every one stands in a category. */
export const countProducts = async (db: Database): Promise<number> =>
  (await listCategories(db)).reduce((sum, { count }) => sum + count, 0);
