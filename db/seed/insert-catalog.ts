import { inArray } from "drizzle-orm";
import { ulid } from "ulid";
import type { Transaction } from "@/db/client";
import { categories, products, topics } from "@/db/schema/catalog";
import { insertProducts } from "@/lib/catalog/insert-products";
import { env } from "@/lib/kernel/env";
import { sha256 } from "@/lib/kernel/hash";
import { categories as seedCategories } from "./catalog/categories";
import { topics as seedTopics } from "./catalog/topics";
import type { SeedProduct } from "./catalog/types";
import { createRandom } from "./random";

const DAY_MS = 86_400_000;
/** Products are older than the first of the seeded orders, which go back sixty days. */
const AGE_DAYS = { least: 62, most: 400 } as const;
/** The time inside seeded identifiers: fixed, so that a product has the same one on every machine. */
const EPOCH = Date.UTC(2026, 0, 1);

export const insertShelves = async (tx: Transaction): Promise<void> => {
  const rows = (shelves: typeof seedCategories | typeof seedTopics) =>
    shelves.map(({ art, ...shelf }, position) => ({ ...shelf, position, imageUrl: `/art/${art}` }));
  await tx.insert(categories).values(rows(seedCategories)).onConflictDoNothing();
  await tx.insert(topics).values(rows(seedTopics)).onConflictDoNothing();
};

const toRow = (product: SeedProduct, now: Date) => {
  const random = createRandom(Number.parseInt(sha256(product.key).slice(0, 8), 16));
  const ageDays = AGE_DAYS.least + random.next() * (AGE_DAYS.most - AGE_DAYS.least);
  return {
    id: `prd_${ulid(EPOCH, random.next)}`,
    slug: product.key,
    name: product.name,
    description: product.description,
    categorySlug: product.category,
    topicSlug: product.topic,
    company: product.company,
    ratingHalves: product.rating === null ? null : product.rating * 2,
    price: product.price,
    currency: env.SHOP_CURRENCY,
    imageUrl: `/art/${product.art}`,
    tags: product.tags,
    retailerId: null,
    stock: product.stock,
    createdAt: new Date(now.getTime() - Math.round(ageDays * DAY_MS)),
  };
};

/** Inserts those that are not there yet; answers how many that were. */
export const insertSeedProducts = async (
  tx: Transaction,
  list: readonly SeedProduct[],
  now: Date,
): Promise<number> => {
  const slugs = list.map(({ key }) => key);
  const known = await tx.select({ slug: products.slug }).from(products).where(inArray(products.slug, slugs));
  const taken = new Set(known.map((row) => row.slug));
  const rows = list.filter(({ key }) => !taken.has(key)).map((product) => toRow(product, now));
  await insertProducts(tx, rows, { actor: "system:seed", reason: "seed" });
  return rows.length;
};
