import type { Database } from "@/db/client";
import { findProducts, listShelfNames, readProducts } from "@/lib/catalog/queries";
import { type ProductRecord, toRecord } from "./record";

/** The records of those products that are sold; archived and unknown ones are left out. */
export const readRecords = async (db: Database, productIds: string[]): Promise<ProductRecord[]> => {
  const [products, names] = await Promise.all([
    findProducts(db, [...new Set(productIds)]),
    listShelfNames(db),
  ]);
  return products.map((product) => toRecord(product, names));
};

/** The records of the whole shop, newest first, in pieces of `size`. */
export async function* streamRecords(db: Database, size = 1000): AsyncGenerator<ProductRecord[]> {
  const names = await listShelfNames(db);
  let cursor: Parameters<typeof readProducts>[1]["cursor"];
  for (;;) {
    const page = await readProducts(db, { sort: "newest", limit: size, cursor });
    if (page.products.length > 0) yield page.products.map((product) => toRecord(product, names));
    if (!page.next) return;
    cursor = page.next;
  }
}
