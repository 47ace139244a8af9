import type { Choice } from "./product-fields";

/** Categories or topics to choose from. */
export const choicesOf = (shelves: readonly { slug: string; name: string }[]): Choice[] =>
  shelves.map(({ slug, name }) => ({ value: slug, label: name }));
