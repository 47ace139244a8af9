import type { Transaction } from "@/db/client";
import { productSold, productStock, products, stockAdjustments } from "@/db/schema/catalog";
import { createId } from "@/lib/kernel/ids";

/** What a product consists of, as its row keeps it. */
export type ProductFields = {
  slug: string;
  name: string;
  description: string;
  categorySlug: string;
  topicSlug: string | null;
  company: string;
  /** Half stars, 0–10. */
  ratingHalves: number | null;
  price: number;
  imageUrl: string;
  tags: string[];
  retailerId: string | null;
};

export type NewProduct = ProductFields & { id: string; currency: string; stock: number; createdAt: Date };

/** Rows in one statement: well below the 65 535 parameters that Postgres takes. */
const CHUNK = 1000;

const insertChunk = async (tx: Transaction, rows: NewProduct[], actor: string, reason: string) => {
  await tx
    .insert(products)
    .values(rows.map((row) => ({ ...row, sortName: row.name.toLowerCase(), updatedAt: row.createdAt })));
  await tx.insert(productStock).values(rows.map(({ id, stock }) => ({ productId: id, stock })));
  await tx.insert(productSold).values(rows.map(({ id }) => ({ productId: id })));
  const stocked = rows.filter(({ stock }) => stock > 0);
  if (stocked.length === 0) return;
  await tx.insert(stockAdjustments).values(
    stocked.map(({ id, stock, createdAt }) => ({
      id: createId("adj"),
      productId: id,
      delta: stock,
      stockAfter: stock,
      reason,
      actor,
      createdAt,
    })),
  );
};

/**
 * Inserts products with all that belongs to one: its stock, its place in the ranking, and the adjustment that explains
 * the stock. The only place where products are made. Categories and topics must exist.
 */
export const insertProducts = async (
  tx: Transaction,
  rows: NewProduct[],
  { actor, reason }: { actor: string; reason: string },
): Promise<void> => {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await insertChunk(tx, rows.slice(start, start + CHUNK), actor, reason);
  }
};
