import { inTransaction, type Transaction, violates } from "@/db/client";
import type { Context } from "@/lib/events/context";
import type { ImportFault } from "./import-plan";
import type { PriceUnit } from "./import-row";
import { persistImport } from "./persist-import";
import { type IndexedRow, judgeRows, planProducts } from "./plan-products";
import type { ProductChange } from "./rules";
import { ensureCategories, ensureTopics } from "./shelves";

export type WriteProductsInput = {
  rows: unknown[];
  priceUnit: PriceUnit;
  /** Stock of new products whose row names none. */
  defaultStock: number;
};

export type WrittenProducts = { written: number; failed: ImportFault[]; changes: ProductChange[] };

const write = async (tx: Transaction, ctx: Context, rows: IndexedRow[], defaultStock: number) => {
  const plan = await planProducts(tx, rows, defaultStock);
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
  const { good, failed } = judgeRows(input.rows, input.priceUnit);
  if (good.length === 0) return { written: 0, failed, changes: [] };
  const done = await inTransaction(ctx.db, (tx) => writeWithRetries(tx, ctx, good, input.defaultStock));
  const faults = [...failed, ...done.failed].sort((left, right) => left.index - right.index);
  return { written: done.written, failed: faults, changes: done.changes };
};
