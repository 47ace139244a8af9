import { ownValue } from "@/lib/kernel/own";

/** The tints that product art stands on; each category has one. */
export const TINTS = ["peach", "butter", "lilac", "mint", "sky", "rose"] as const;
export type Tint = (typeof TINTS)[number];

const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
};

/** The tints that the seed's categories are drawn on, so that a product has one ground on every screen. */
const SHELF_TINT: Record<string, Tint> = {
  "fruit-vegetables": "mint",
  "dairy-cheese": "butter",
  bakery: "peach",
  "pantry-drinks": "rose",
  elects: "lilac",
  sport: "sky",
  toys: "rose",
  household: "sky",
  pets: "peach",
  fashion: "butter",
  "books-office": "mint",
  unicorns: "lilac",
};

/** The tint of a category; one that has none assigned gets a stable one, spread over the palette. */
export const tintOf = (slug: string): Tint =>
  ownValue(SHELF_TINT, slug) ?? TINTS[hashOf(slug) % TINTS.length] ?? "mint";

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

/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A name as the last part of an address: lower case, ASCII, hyphens; never empty. Where other letters had to be left
 * out, a hash of the name ends it, so that two names in another script do not become one slug.
 */
export const slugify = (name: string): string => {
  const letters = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? "");
  const suffix = /\P{ASCII}/u.test(letters.replace(/[^\p{L}\p{N}]/gu, ""))
    ? `-${hashOf(name).toString(36)}`
    : "";
  const slug = letters
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80 - suffix.length)
    .replace(/-+$/, "");
  return `${slug || "item"}${suffix}`;
};

/** A category or topic word as it is shown: `new-pet` → `New pet`. */
export const shelfName = (word: string): string => {
  const spaced = word.trim().replace(/[-_\s]+/g, " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** File name stems in `/art` for category words that an import is likely to bring; any other word gets shopping bags. */
const SHELF_ART: Record<string, string> = {
  bakery: "1f35e",
  clothes: "1f457",
  dairy: "1f95b",
  elects: "1f3a7",
  electronics: "1f3a7",
  fashion: "1f457",
  fruit: "1f34e",
  house: "1f3e0",
  meat: "1f969",
  pet: "1f43e",
  sport: "1f3c0",
  sweet: "1f36c",
  sweets: "1f36c",
  toys: "1f9f8",
  vegetable: "1f955",
  vegetables: "1f955",
  winter: "2603-fe0f",
};

export const shelfArt = (slug: string): string => `/art/${ownValue(SHELF_ART, slug) ?? "1f6cd-fe0f"}`;

/** Where a product stands that names no category. */
export const OTHER_CATEGORY = "other";

/** A product's validator for HTTP; neither stock nor sales change it. */
export const productEtag = (productId: string, version: number): string => `"${productId}-${version}"`;

/** What a change of one product shows on: names before and after. */
export type ProductChange = { productId: string; slugs: string[]; categories: string[]; topics: string[] };

/** The cache tags that a changed product makes stale. */
export const tagsOfChange = ({ productId, slugs, categories, topics }: ProductChange): string[] => [
  catalogTags.product(productId),
  ...slugs.map(catalogTags.slug),
  ...categories.map(catalogTags.category),
  ...topics.map(catalogTags.topic),
  catalogTags.shelves,
];

/** Units of a product that count as sold. */
export type SoldUnits = { productId: string; quantity: number };

/** From here down a product's page says that only a few are left; it is made anew when stock crosses this, or nothing. */
export const FEW_LEFT = 5;
