import type { Database } from "@/db/client";
import { listProducts } from "@/lib/catalog/queries";
import type { Product } from "@/lib/catalog/schema";

/** The most sold products first, ties by name; of one category or of the whole shop. What nobody bought has no place. */
export const listMostSold = async (
  db: Database,
  { size, category }: { size: number; category?: string },
): Promise<Product[]> => {
  const { products } = await listProducts(db, { sort: "best-selling", limit: size, category });
  return products.filter(({ sold }) => sold > 0);
};
