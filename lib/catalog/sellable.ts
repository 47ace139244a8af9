import { and, inArray, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { products } from "@/db/schema/catalog";

export type Sellable = {
  productId: string;
  name: string;
  slug: string;
  imageUrl: string;
  category: string;
  price: number;
  currency: string;
};

/** What these products cost now, read inside the transaction that sells them; what is archived or unknown is left out. */
export const findSellable = async (db: Database, ids: string[]): Promise<Map<string, Sellable>> => {
  const rows = await db
    .select({
      productId: products.id,
      name: products.name,
      slug: products.slug,
      imageUrl: products.imageUrl,
      category: products.categorySlug,
      price: products.price,
      currency: products.currency,
    })
    .from(products)
    .where(and(inArray(products.id, ids), isNull(products.archivedAt)));
  return new Map(rows.map((row) => [row.productId, row]));
};
