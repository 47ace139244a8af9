import type { Database } from "@/db/client";
import { seedDatabase } from "@/db/seed/index";
import { insertPastOrders } from "@/db/seed/past-orders";
import { createContext } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { rebuildSold } from "@/lib/ranking/rebuild-sold";
import { reindexProducts } from "@/lib/search/reindex-products";

/** Fills an empty shop: catalogue, accounts, sixty days of orders, and the projections that follow from them. */
export const seedShop = async (db: Database, say: (text: string) => void): Promise<void> => {
  const now = new Date();
  const seeded = await seedDatabase(db, { now });
  if (!seeded) return;
  const orders = await insertPastOrders(db, now, env.SHOP_CURRENCY);
  await rebuildSold(createContext(db, "system:seed"));
  const indexed = await reindexProducts(db);
  say(`${seeded.products} products, ${orders} past orders, ${indexed} in the search index`);
};
