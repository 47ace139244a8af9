import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { productSold, productStock, products, stockAdjustments } from "@/db/schema/catalog";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { DESK_SORTS, type DeskProduct, type DeskProductFilter, type DeskSort } from "./desk-rules";
import { availableUnits, productColumns, soldUnits, toProduct } from "./rows";
import type { Product } from "./schema";

/** One page of a table of the administration; `next` is where the following one begins. */
export type DeskPage<T> = { rows: T[]; next: string | null; total: number };

const PAGE = 50;

const Position = cursorOf(
  z.strictObject({ sort: z.enum(DESK_SORTS), key: z.union([z.number(), z.string()]), id: z.string() }),
);

const micros = (column: typeof products.createdAt | typeof products.updatedAt) =>
  sql<number>`(extract(epoch from ${column}) * 1000000)::float8`;

/** What each sort goes by, and whether upwards. Every key is compared as the type that it is given in. */
const KEYS: Record<DeskSort, { key: SQL<number | string>; up: boolean; type: "float8" | "text" | "int" }> = {
  newest: { key: micros(products.createdAt), up: false, type: "float8" },
  changed: { key: micros(products.updatedAt), up: false, type: "float8" },
  name: { key: sql<string>`${products.sortName}`, up: true, type: "text" },
  price: { key: sql<number>`${products.price}`, up: true, type: "int" },
  "-price": { key: sql<number>`${products.price}`, up: false, type: "int" },
  stock: { key: availableUnits, up: true, type: "int" },
  "-stock": { key: availableUnits, up: false, type: "int" },
  sold: { key: soldUnits, up: false, type: "int" },
};

/** Text as a pattern that finds it anywhere, whatever it holds. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const withText = (q: string): SQL | undefined =>
  or(
    ilike(products.name, anywhere(q)),
    ilike(products.slug, anywhere(q)),
    ilike(products.company, anywhere(q)),
    eq(products.id, q),
  );

const matching = ({ q, category, topic, stock, state }: DeskProductFilter): SQL | undefined =>
  and(
    state === "archived" ? isNotNull(products.archivedAt) : isNull(products.archivedAt),
    category ? eq(products.categorySlug, category) : undefined,
    topic ? eq(products.topicSlug, topic) : undefined,
    q ? withText(q) : undefined,
    stock === "low" ? sql`${availableUnits} <= ${env.LOW_STOCK_MARK}` : undefined,
    stock === "out" ? sql`${availableUnits} <= 0` : undefined,
    stock === "held" ? sql`${productStock.reserved} > 0` : undefined,
  );

const beyond = (sort: DeskSort, after: string | undefined): SQL | undefined => {
  const position = after === undefined ? undefined : Position.safeParse(after).data;
  if (position?.sort !== sort) return undefined;
  if (sort === "newest") {
    const at = sql`timestamptz 'epoch' + ${position.key}::float8 * interval '1 microsecond'`;
    return sql`(${products.createdAt}, ${products.id}) < (${at}, ${position.id})`;
  }
  const { key, up, type } = KEYS[sort];
  const given = sql`${position.key}::${sql.raw(type === "text" ? 'text collate "C"' : type)}`;
  return up
    ? sql`(${key}, ${products.id}) > (${given}, ${position.id})`
    : sql`(${key}, ${products.id}) < (${given}, ${position.id})`;
};

/** Said as the index of the newest has it; everything else is sorted, which 100 000 products take well. */
const orderOf = (sort: DeskSort): SQL[] => {
  if (sort === "newest") {
    return [sql`${products.createdAt} desc nulls last`, sql`${products.id} desc nulls last`];
  }
  const { key, up } = KEYS[sort];
  return up ? [asc(key), asc(products.id)] : [desc(key), desc(products.id)];
};

const columns = {
  productId: products.id,
  slug: products.slug,
  name: products.name,
  category: products.categorySlug,
  topic: products.topicSlug,
  company: products.company,
  price: products.price,
  currency: products.currency,
  imageUrl: products.imageUrl,
  stock: productStock.stock,
  reserved: productStock.reserved,
  sold: soldUnits,
  archivedAt: products.archivedAt,
  updatedAt: products.updatedAt,
};

type Row = Omit<DeskProduct, "archivedAt" | "updatedAt"> & { archivedAt: Date | null; updatedAt: Date };

const toDesk = ({ archivedAt, updatedAt, ...row }: Row): DeskProduct => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

const countProducts = async (db: Database, filter: DeskProductFilter): Promise<number> => {
  const [row] = await db
    .select({ total: count() })
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .where(matching(filter));
  return row?.total ?? 0;
};

/** One page of the product table, archived products included when they are asked for. */
export const listDeskProducts = async (
  db: Database,
  filter: DeskProductFilter,
): Promise<DeskPage<DeskProduct>> => {
  const { key } = KEYS[filter.sort];
  const [rows, total] = await Promise.all([
    db
      .select({ ...columns, key })
      .from(products)
      .innerJoin(productStock, eq(productStock.productId, products.id))
      .leftJoin(productSold, eq(productSold.productId, products.id))
      .where(and(matching(filter), beyond(filter.sort, filter.after)))
      .orderBy(...orderOf(filter.sort))
      .limit(PAGE + 1),
    countProducts(db, filter),
  ]);
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE).map(({ key: _, ...row }) => toDesk(row)),
    next: last ? encodeCursor({ sort: filter.sort, key: last.key, id: last.productId }) : null,
    total,
  };
};

/** Products of this name, slug, maker or id, those in the shop first, for the palette. */
export const findDeskProducts = async (db: Database, q: string, limit: number): Promise<DeskProduct[]> => {
  const rows = await db
    .select(columns)
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .leftJoin(productSold, eq(productSold.productId, products.id))
    .where(withText(q))
    .orderBy(sql`${products.archivedAt} is not null`, desc(soldUnits), asc(products.id))
    .limit(limit);
  return rows.map(toDesk);
};

/** A product with all that the editor shows, whether or not it is sold any more. */
export const findDeskProduct = async (
  db: Database,
  productId: string,
): Promise<{ product: Product; version: number; reserved: number; archivedAt: string | null } | null> => {
  const [row] = await db
    .select({ ...productColumns, archivedAt: products.archivedAt })
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .leftJoin(productSold, eq(productSold.productId, products.id))
    .where(eq(products.id, productId));
  if (!row) return null;
  return {
    product: toProduct(row),
    version: row.version,
    reserved: row.reserved,
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
};

/** A change of a stock and why it was made. */
export type AdjustmentEntry = {
  id: string;
  delta: number;
  stockAfter: number;
  reason: string;
  actor: string;
  createdAt: string;
};

/** Why the stock of a product is what it is, the latest first. */
export const listStockAdjustments = async (db: Database, productId: string): Promise<AdjustmentEntry[]> => {
  const rows = await db
    .select()
    .from(stockAdjustments)
    .where(eq(stockAdjustments.productId, productId))
    .orderBy(desc(stockAdjustments.createdAt), desc(stockAdjustments.id))
    .limit(20);
  return rows.map(({ productId: _, createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
};

const isLow = and(isNull(products.archivedAt), sql`${availableUnits} <= ${env.LOW_STOCK_MARK}`);

/** How many products are nearly or wholly gone. */
export const countLowStock = async (db: Database): Promise<number> => {
  const [row] = await db
    .select({ total: count() })
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .where(isLow);
  return row?.total ?? 0;
};

/** What is nearly or wholly gone, the emptiest first, and of those the best sellers. */
export const listLowStock = async (db: Database, limit: number): Promise<DeskProduct[]> => {
  const rows = await db
    .select(columns)
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .leftJoin(productSold, eq(productSold.productId, products.id))
    .where(isLow)
    .orderBy(asc(availableUnits), desc(soldUnits), asc(products.id))
    .limit(limit);
  return rows.map(toDesk);
};
