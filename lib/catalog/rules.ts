/** The tints that product art stands on; each category has one. */
export const TINTS = ["peach", "butter", "lilac", "mint", "sky", "rose"] as const;
export type Tint = (typeof TINTS)[number];

/** The tint of a slug that has none assigned: stable, spread over the palette. */
export const tintOf = (slug: string): Tint => {
  let hash = 0;
  for (const char of slug) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return TINTS[hash % TINTS.length] ?? "mint";
};

/** Cache tags of what is shown: every cached read names them, and only the page-refresh job and admin actions expire them. */
export const catalogTags = {
  all: "catalog",
  product: (productId: string) => `product:${productId}`,
  slug: (slug: string) => `slug:${slug}`,
  category: (slug: string) => `category:${slug}`,
  topic: (slug: string) => `topic:${slug}`,
  shelves: "shelves",
  ranking: "ranking",
} as const;

/** A name as the last part of an address: lower case, ASCII, hyphens; never empty. */
export const slugify = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "") || "item";
