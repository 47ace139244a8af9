import type { Database } from "@/db/client";
import { listProducts } from "@/lib/catalog/queries";
import type { Product } from "@/lib/catalog/schema";

/** The most sold products first, ties by name; of one category or of the whole shop. */
export const listMostSold = async (
  db: Database,
  { size, category }: { size: number; category?: string },
): Promise<Product[]> => (await listProducts(db, { sort: "best-selling", limit: size, category })).products;
