import { revalidateTag } from "next/cache";
import { noteChange } from "@/lib/kernel/changes";
import { catalogTags, type ProductChange, tagsOfChange } from "./rules";

/** Beyond this many products it is cheaper to renew the whole catalogue than to name them. */
const NAMED_AT_MOST = 100;

export const expireTags = (tags: Iterable<string>): void => {
  noteChange();
  for (const tag of new Set(tags)) revalidateTag(tag, { expire: 0 });
};

/** Renews every page that shows one of these products, from the next request on. */
export const expireChanges = (changes: ProductChange[]): void => {
  expireTags(changes.length > NAMED_AT_MOST ? [catalogTags.all] : changes.flatMap(tagsOfChange));
};
