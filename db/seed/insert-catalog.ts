import { inArray } from "drizzle-orm";
import { encodeTime } from "ulid";
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
/** The time inside seeded identifiers; an arbitrary one that stays. */
const EPOCH = encodeTime(Date.UTC(2026, 0, 1), 10);
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An identifier like all others, but made from the product's key: the same on every machine and at every start. */
const idOf = (digest: string): string => {
  let bits = BigInt(`0x${digest.slice(0, 20)}`);
  let random = "";
  for (let n = 0; n < 16; n += 1) {
    random = CROCKFORD.charAt(Number(bits % 32n)) + random;
    bits /= 32n;
  }
  return `prd_${EPOCH}${random}`;
};

export const insertShelves = async (tx: Transaction): Promise<void> => {
  const rows = (shelves: typeof seedCategories | typeof seedTopics) =>
    shelves.map(({ art, ...shelf }, position) => ({ ...shelf, position, imageUrl: `/art/${art}` }));
  await tx.insert(categories).values(rows(seedCategories)).onConflictDoNothing();
  await tx.insert(topics).values(rows(seedTopics)).onConflictDoNothing();
};

const toRow = (product: SeedProduct, now: Date) => {
  const digest = sha256(product.key);
  const random = createRandom(Number.parseInt(digest.slice(-8), 16));
  const ageDays = AGE_DAYS.least + random.next() * (AGE_DAYS.most - AGE_DAYS.least);
  return {
    id: idOf(digest),
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
