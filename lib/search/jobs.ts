import type { Job } from "@/lib/events/job";
import { advanceRun } from "./advance-run";
import { applySearchSettings } from "./apply-settings";
import { indexProducts } from "./index-products";

/** Keeps the index in line with what changed, is sold, or ran out, and with the words that searches go by. */
export const searchIndexing: Job = {
  effect: "external",
  run: async (ctx, event) => {
    switch (event.type) {
      case "product.changed":
      case "product.archived":
      case "stock.level-changed":
        return indexProducts(ctx.db, [event.data.productId]);
      case "products.sold":
      case "search.reindex-requested":
        return indexProducts(ctx.db, event.data.productIds);
      case "search.words-changed":
        return applySearchSettings(ctx.db);
    }
  },
};

/** Takes the steps of comparisons and rebuilds, one a message. */
export const searchRuns: Job = {
  effect: "external",
  run: async (ctx, event) => {
    if (event.type === "search.run-advanced") await advanceRun(ctx, event.data);
  },
};
