import { type Database, inTransaction } from "@/db/client";
import { insertProducts, type NewProduct } from "@/lib/catalog/insert-products";
import { slugify } from "@/lib/catalog/rules";
import { ensureCategories, ensureTopics } from "@/lib/catalog/shelves";
import { createId } from "@/lib/kernel/ids";

/** Puts products into the shop, each with what the test says and defaults for the rest; answers their rows. */
export const addProducts = async (
  db: Database,
  wanted: (Partial<NewProduct> & { name: string })[],
): Promise<NewProduct[]> => {
  const rows = wanted.map((given, n) => ({
    id: createId("prd"),
    slug: slugify(given.name),
    description: "",
    categorySlug: "things",
    topicSlug: null,
    company: "",
    ratingHalves: null,
    price: 1000,
    currency: "usd",
    imageUrl: "/art/1f381",
    tags: [],
    retailerId: null,
    stock: 10,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n)),
    ...given,
  }));
  await inTransaction(db, async (tx) => {
    await ensureCategories(
      tx,
      rows.map((row) => row.categorySlug),
    );
    await ensureTopics(
      tx,
      rows.flatMap((row) => row.topicSlug ?? []),
    );
    await insertProducts(tx, rows, { actor: "system:test", reason: "" });
  });
  return rows;
};
