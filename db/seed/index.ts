import { type Database, inTransaction } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { products as seedProducts } from "./catalog/products";
import { furnishAccounts } from "./furnish-accounts";
import { insertAccounts, prepareAccounts } from "./insert-accounts";
import { insertSeedProducts, insertShelves } from "./insert-catalog";

/**
 * Gives an empty shop its catalogue and accounts, all or nothing. A shop that has a product is left alone: answers null.
 * Orders of the past follow from `past-orders.ts`, through the event log.
 */
export const seedDatabase = async (
  db: Database,
  { now }: { now: Date },
): Promise<{ products: number } | null> => {
  const isEmpty = async (reader: Database) =>
    (await reader.select({ id: products.id }).from(products).limit(1)).length === 0;
  if (!(await isEmpty(db))) return null;
  const accounts = await prepareAccounts(now);
  return inTransaction(db, async (tx) => {
    if (!(await isEmpty(tx))) return null;
    await insertShelves(tx);
    const inserted = await insertSeedProducts(tx, seedProducts, now);
    await insertAccounts(tx, accounts);
    await furnishAccounts(tx, now);
    return { products: inserted };
  });
};
