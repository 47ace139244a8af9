import type { Job } from "@/lib/events/job";
import { expireChanges, expireTags } from "./expire-tags";
import { catalogTags } from "./rules";

/** Renews the pages that show what changed. Shelves carry the tags of the products they show, so that a new stock level names one. */
export const pageRefresh: Job = {
  effect: "external",
  run: async (_ctx, event) => {
    if (event.type === "product.changed" || event.type === "product.archived") expireChanges([event.data]);
    if (event.type === "stock.level-changed") {
      const { productId, slug } = event.data;
      expireTags([catalogTags.product(productId), catalogTags.slug(slug)]);
    }
  },
};
