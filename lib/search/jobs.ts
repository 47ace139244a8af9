import type { Job } from "@/lib/events/job";
import { indexProducts } from "./index-products";
import { reindexProducts } from "./reindex-products";

/** Keeps the index in line with what changed, is sold, or ran out. */
export const searchIndexing: Job = {
  effect: "external",
  run: async (ctx, event) => {
    switch (event.type) {
      case "product.changed":
      case "product.archived":
      case "stock.level-changed":
        return indexProducts(ctx.db, [event.data.productId]);
      case "products.sold":
        return indexProducts(ctx.db, event.data.productIds);
      case "search.reindex-requested":
        if (event.data.productIds) return indexProducts(ctx.db, event.data.productIds);
        await reindexProducts(ctx.db);
    }
  },
};
