import type { Database } from "@/db/client";
import { awardPastOrders } from "@/db/seed/award-points";
import { seedCampaigns } from "@/db/seed/campaigns";
import { seedDatabase } from "@/db/seed/index";
import { insertPastOrders } from "@/db/seed/past-orders";
import { createContext } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { rebuildAnalytics } from "@/lib/pipelines/rebuild-analytics";
import { rebuildOrders } from "@/lib/pipelines/rebuild-orders";
import { rebuildSold } from "@/lib/ranking/rebuild-sold";
import { reindexProducts } from "@/lib/search/reindex-products";

/** Fills an empty shop: catalogue, accounts, sixty days of orders, and the projections that follow from them. */
export const seedShop = async (db: Database, say: (text: string) => void): Promise<void> => {
  const now = new Date();
  const seeded = await seedDatabase(db, { now });
  if (!seeded) return;
  const campaigns = await seedCampaigns(db, now);
  const orders = await insertPastOrders(db, now, env.SHOP_CURRENCY);
  await awardPastOrders(db, now);
  await rebuildSold(createContext(db, "system:seed"));
  await rebuildOrders(createContext(db, "system:seed"), { swaps: true });
  await rebuildAnalytics(createContext(db, "system:seed"), { swaps: true });
  const indexed = await reindexProducts(db);
  say(
    `${seeded.products} products, ${orders} past orders, ${campaigns} campaigns, ${indexed} in the search index`,
  );
};
