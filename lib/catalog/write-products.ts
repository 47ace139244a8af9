import { eq, inArray, or } from "drizzle-orm";
import { inTransaction, type Transaction, violates } from "@/db/client";
import { productStock, products } from "@/db/schema/catalog";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { type ExistingProduct, type ImportFault, planImport } from "./import-plan";
import { type ImportRow, type PriceUnit, readImportRow } from "./import-row";
import { persistImport } from "./persist-import";
import { type ProductChange, slugify } from "./rules";
import { ensureCategories, ensureTopics, findCategoryArt } from "./shelves";

export type WriteProductsInput = {
  rows: unknown[];
  priceUnit: PriceUnit;
  /** Stock of new products whose row names none. */
  defaultStock: number;
};

export type WrittenProducts = { written: number; failed: ImportFault[]; changes: ProductChange[] };

type IndexedRow = { index: number; row: ImportRow };

const judge = (rows: unknown[], priceUnit: PriceUnit) => {
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

const write = async (tx: Transaction, ctx: Context, rows: IndexedRow[], defaultStock: number) => {
  const plan = planImport(rows, {
    existing: await findExisting(tx, rows),
    takenSlugs: await findTakenSlugs(tx, rows),
    categoryArt: await findCategoryArt(
      tx,
      rows.flatMap(({ row }) => row.fields.categorySlug ?? []),
    ),
    defaultStock,
    newId: () => createId("prd"),
  });
  const refused = new Set(plan.failed.map(({ index }) => index));
  const landing = rows.filter(({ index }) => !refused.has(index));
  await ensureCategories(
    tx,
    landing.map(({ row }) => row.categoryWord ?? "other"),
  );
  await ensureTopics(
    tx,
    landing.flatMap(({ row }) => row.topicWord ?? []),
  );
  return { ...plan, changes: await persistImport(tx, ctx, plan.products) };
};

const TRIES = 5;

/** What a product that somebody else makes at the same moment can violate; all rows are inserted by one statement. */
const RACES = ["products_slug_key", "products_pkey", "product_stock_pkey", "product_sold_pkey"];

/** Each try has a savepoint of its own, so that a lost race does not end the transaction around it. */
const writeWithRetries = async (tx: Transaction, ctx: Context, rows: IndexedRow[], defaultStock: number) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tx.transaction((inner) => write(inner, ctx, rows, defaultStock));
    } catch (error) {
      const raced = RACES.some((constraint) => violates(error, constraint));
      if (!raced || attempt === TRIES) throw error;
    }
  }
};

/**
 * Writes a list of products in one transaction: good rows land, bad rows are named with what is wrong. A product made by
 * somebody else at the same moment under one of the slugs makes the list be worked out again.
 */
export const writeProducts = async (ctx: Context, input: WriteProductsInput): Promise<WrittenProducts> => {
  const { good, failed } = judge(input.rows, input.priceUnit);
  if (good.length === 0) return { written: 0, failed, changes: [] };
  const done = await inTransaction(ctx.db, (tx) => writeWithRetries(tx, ctx, good, input.defaultStock));
  const faults = [...failed, ...done.failed].sort((left, right) => left.index - right.index);
  return { written: done.written, failed: faults, changes: done.changes };
};
