import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { categories, topics } from "@/db/schema/catalog";
import { shelfArt, shelfName, slugify, tintOf } from "./rules";

const newShelf = (word: string) => {
  const slug = slugify(word);
  return { slug, name: shelfName(word), tint: tintOf(slug), imageUrl: shelfArt(slug) };
};

const ensure = async (tx: Transaction, table: typeof categories | typeof topics, words: string[]) => {
  const shelves = new Map(words.map((word) => [slugify(word), newShelf(word)]));
  if (shelves.size === 0) return;
  await tx
    .insert(table)
    .values([...shelves.values()])
    .onConflictDoNothing();
};

/** Makes the categories of these words that do not exist yet, each with a display name, a tint and art. */
export const ensureCategories = (tx: Transaction, words: string[]) => ensure(tx, categories, words);

export const ensureTopics = (tx: Transaction, words: string[]) => ensure(tx, topics, words);

/** The picture of each category that exists, by slug. */
export const findCategoryArt = async (tx: Transaction, slugs: string[]): Promise<Map<string, string>> => {
  const rows = await tx
    .select({ slug: categories.slug, imageUrl: categories.imageUrl })
    .from(categories)
    .where(inArray(categories.slug, slugs));
  return new Map(rows.map((row) => [row.slug, row.imageUrl]));
};
