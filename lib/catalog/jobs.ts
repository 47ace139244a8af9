import { revalidateTag } from "next/cache";
import { type Job, PermanentJobError } from "@/lib/events/job";
import type { ShopEvent } from "@/lib/events/types";
import { catalogTags } from "./rules";

/** The cache tags of everything that shows what this event changed. */
const tagsOf = (event: ShopEvent): string[] => {
  switch (event.type) {
    case "product.changed":
    case "product.archived": {
      const { productId, slugs, categories, topics } = event.data;
      return [
        catalogTags.product(productId),
        catalogTags.shelves,
        ...slugs.map(catalogTags.slug),
        ...categories.map(catalogTags.category),
        ...topics.map(catalogTags.topic),
      ];
    }
    case "stock.level-changed": {
      const { productId, slug, category } = event.data;
      return [catalogTags.product(productId), catalogTags.slug(slug), catalogTags.category(category)];
    }
    default:
      throw new PermanentJobError(`no page shows ${event.type}`);
  }
};

/** Renews the pages that show a changed product. */
export const pageRefresh: Job = {
  effect: "external",
  async run(_, event) {
    for (const tag of tagsOf(event)) revalidateTag(tag, { expire: 0 });
  },
};
