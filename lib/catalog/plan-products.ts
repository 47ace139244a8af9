import { eq, inArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { productStock, products } from "@/db/schema/catalog";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { type ExistingProduct, type ImportFault, type ImportPlan, planImport } from "./import-plan";
import { type ImportRow, type PriceUnit, readImportRow } from "./import-row";
import { slugify } from "./rules";
import { findCategoryArt } from "./shelves";

/** A row that can be written by itself, with its place in the list. */
export type IndexedRow = { index: number; row: ImportRow };

/** Parts the rows that can be written from those that are wrong by themselves. */
export const judgeRows = (rows: unknown[], priceUnit: PriceUnit) => {
  const good: IndexedRow[] = [];
  const failed: ImportFault[] = [];
  const rules = { currency: env.SHOP_CURRENCY, priceUnit, imageBase: env.IMAGE_BASE };
  for (const [index, given] of rows.entries()) {
    const read = readImportRow(given, rules);
    if ("errors" in read) failed.push({ index, errors: read.errors });
    else good.push({ index, row: read.row });
  }
  return { good, failed };
};

/** Locks whatever the rows could match, in id order. */
const findExisting = async (tx: Transaction, rows: IndexedRow[]): Promise<ExistingProduct[]> => {
  const ids = rows.flatMap(({ row }) => row.productId ?? []);
  const slugs = rows.map(({ row }) => row.explicitSlug ?? slugify(row.fields.name));
  const found = await tx
    .select()
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .where(or(inArray(products.id, ids), inArray(products.slug, slugs)))
    .orderBy(products.id)
    .for("update");
  return found.map(({ products: row, product_stock: { stock, reserved } }) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    categorySlug: row.categorySlug,
    topicSlug: row.topicSlug,
    company: row.company,
    ratingHalves: row.ratingHalves,
    price: row.price,
    imageUrl: row.imageUrl,
    tags: row.tags,
    retailerId: row.retailerId,
    archived: row.archivedAt !== null,
    stock,
    reserved,
  }));
};

/** How many slugs of the form `name-2`, `name-3`, … are looked up before the identifier takes part. */
const NUMBERED_SLUGS = 20;

const findTakenSlugs = async (tx: Transaction, rows: IndexedRow[]): Promise<string[]> => {
  const derived = rows.filter(({ row }) => row.productId && !row.explicitSlug);
  const candidates = derived.flatMap(({ row }) => {
    const base = slugify(row.fields.name);
    return Array.from({ length: NUMBERED_SLUGS }, (_, n) => (n === 0 ? base : `${base}-${n + 1}`));
  });
  if (candidates.length === 0) return [];
  const found = await tx
    .select({ slug: products.slug })
    .from(products)
    .where(inArray(products.slug, [...new Set(candidates)]));
  return found.map((row) => row.slug);
};

/** Works out what these rows would do to the catalogue as it stands; locks what they touch and writes nothing. */
export const planProducts = async (
  tx: Transaction,
  rows: IndexedRow[],
  defaultStock: number,
): Promise<ImportPlan> =>
  planImport(rows, {
    existing: await findExisting(tx, rows),
    takenSlugs: await findTakenSlugs(tx, rows),
    categoryArt: await findCategoryArt(
      tx,
      rows.flatMap(({ row }) => row.fields.categorySlug ?? []),
    ),
    defaultStock,
    newId: () => createId("prd"),
  });
