import { and, count, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { categories, productSold, productStock, products, topics } from "@/db/schema/catalog";
import { encodeCursor } from "@/lib/kernel/cursor";
import type { ProductPosition, ProductSort } from "./cursor";
import {
  availableUnits,
  isShown,
  type ProductRow,
  productColumns,
  selectProducts,
  shown,
  toProduct,
} from "./rows";
import type { ListProductsQuery, Product, ProductFilter, VersionedProduct } from "./schema";

const toVersioned = (row: ProductRow | undefined): VersionedProduct | undefined =>
  row && { product: toProduct(row), version: row.version };

/** The product of that id, unless there is none or it is archived. */
export const findProduct = async (db: Database, productId: string): Promise<VersionedProduct | undefined> =>
  toVersioned((await selectProducts(db).where(shown(eq(products.id, productId))))[0]);

export const findProductBySlug = async (db: Database, slug: string): Promise<VersionedProduct | undefined> =>
  toVersioned((await selectProducts(db).where(shown(eq(products.slug, slug))))[0]);

/** Products in the order of `productIds`, repeats included; unknown and archived ones are left out. */
export const findProducts = async (db: Database, productIds: readonly string[]): Promise<Product[]> => {
  const wanted = [...new Set(productIds)];
  if (wanted.length === 0) return [];
  const rows = await selectProducts(db).where(shown(inArray(products.id, wanted)));
  const found = new Map(rows.map((row) => [row.id, toProduct(row)]));
  return productIds.flatMap((productId) => found.get(productId) ?? []);
};

/** What products are called, archived ones included. */
export const listProductNames = async (
  db: Database,
  productIds: readonly string[],
): Promise<Map<string, string>> => {
  if (productIds.length === 0) return new Map();
  const columns = { id: products.id, name: products.name };
  const rows = await db
    .select(columns)
    .from(products)
    .where(inArray(products.id, [...productIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const matching = (filter: ProductFilter): (SQL | undefined)[] => [
  filter.category === undefined ? undefined : eq(products.categorySlug, filter.category),
  filter.topic === undefined ? undefined : eq(products.topicSlug, filter.topic),
  filter.company === undefined ? undefined : eq(products.company, filter.company),
  filter.retailerId === undefined ? undefined : eq(products.retailerId, filter.retailerId),
  filter.minPrice === undefined ? undefined : gte(products.price, filter.minPrice),
  filter.maxPrice === undefined ? undefined : lte(products.price, filter.maxPrice),
  filter.inStock === undefined
    ? undefined
    : filter.inStock
      ? sql`${availableUnits} > 0`
      : sql`${availableUnits} <= 0`,
];

/** The indexes that go down are `desc nulls last`; said otherwise Postgres would sort. */
const down = (key: PgColumn | SQL) => sql`${key} desc nulls last`;
const rating = sql`coalesce(${products.ratingHalves}, -1)`;

const ORDER: Record<ProductSort, SQL[]> = {
  newest: [down(products.createdAt), down(products.id)],
  price: [sql`${products.price}`, sql`${products.id}`],
  "-price": [sql`${products.price} desc`, sql`${products.id} desc`],
  rating: [down(rating), down(products.id)],
  "best-selling": [down(productSold.sold), sql`${products.sortName}`, sql`${products.id}`],
  name: [sql`${products.sortName}`, sql`${products.id}`],
};

const beyond = (position: ProductPosition): SQL => {
  const [first, second] = position.keys;
  switch (position.sort) {
    case "newest":
      return sql`(${products.createdAt}, ${products.id}) < (timestamptz 'epoch' + ${first}::float8 * interval '1 microsecond', ${second})`;
    case "price":
      return sql`(${products.price}, ${products.id}) > (${first}::int, ${second})`;
    case "-price":
      return sql`(${products.price}, ${products.id}) < (${first}::int, ${second})`;
    case "rating":
      return sql`(${rating}, ${products.id}) < (${first}::int, ${second})`;
    case "best-selling":
      return sql`${productSold.sold} <= ${first}::int and (-${productSold.sold}, ${products.sortName}, ${products.id}) > (-(${first}::int), ${second}, ${position.keys[2]})`;
    case "name":
      return sql`(${products.sortName}, ${products.id}) > (${first}, ${second})`;
  }
};

type ListedRow = ProductRow & { sortName: string; createdMicros: number };

const positionOf = (sort: ProductSort, row: ListedRow): ProductPosition => {
  switch (sort) {
    case "newest":
      return { sort, keys: [row.createdMicros, row.id] };
    case "price":
    case "-price":
      return { sort, keys: [row.price, row.id] };
    case "rating":
      return { sort, keys: [row.ratingHalves ?? -1, row.id] };
    case "best-selling":
      return { sort, keys: [row.sold, row.sortName, row.id] };
    case "name":
      return { sort, keys: [row.sortName, row.id] };
  }
};

const listedColumns = {
  ...productColumns,
  sortName: products.sortName,
  createdMicros: sql<number>`(extract(epoch from ${products.createdAt}) * 1000000)::float8`,
};

export type ProductPage = { products: Product[]; nextCursor: string | null };

/** Whole pieces of the catalogue, of any size: where the next begins, null at the end. */
export type ProductPiece = { products: Product[]; next: ProductPosition | null };

const selectListed = (db: Database) =>
  db
    .select(listedColumns)
    .from(products)
    .innerJoin(productStock, eq(productStock.productId, products.id))
    .$dynamic();

const ofProduct = eq(productSold.productId, products.id);

/**
 * What was bought in the order of the index on `product_sold`, which only an inner join can follow, and then what nobody
 * bought. That is one tie as large as the catalogue, so it is read by name instead of being sorted.
 */
const readRanked = async (
  db: Database,
  { limit, cursor, ...filter }: Omit<ListProductsQuery, "sort">,
): Promise<ListedRow[]> => {
  const wanted = and(isShown, ...matching(filter));
  const after = cursor?.sort === "best-selling" ? cursor.keys : undefined;
  const bought =
    after?.[0] === 0
      ? []
      : await selectListed(db)
          .innerJoin(productSold, ofProduct)
          .where(and(wanted, sql`${productSold.sold} > 0`, cursor && beyond(cursor)))
          .orderBy(...ORDER["best-selling"])
          .limit(limit);
  if (bought.length === limit) return bought;
  const byName = after?.[0] === 0 ? beyond({ sort: "name", keys: [after[1], after[2]] }) : undefined;
  const others = await selectListed(db)
    .innerJoin(productSold, ofProduct)
    .where(and(wanted, eq(productSold.sold, 0), byName))
    .orderBy(...ORDER.name)
    .limit(limit - bought.length);
  return [...bought, ...others];
};

const readSorted = (
  db: Database,
  { sort, limit, cursor, ...filter }: ListProductsQuery,
): Promise<ListedRow[]> =>
  selectListed(db)
    .leftJoin(productSold, ofProduct)
    .where(and(isShown, ...matching(filter), cursor && beyond(cursor)))
    .orderBy(...ORDER[sort])
    .limit(limit);

/** A piece of the catalogue and where it ended, for whoever walks through all of it. */
export const readProducts = async (db: Database, query: ListProductsQuery): Promise<ProductPiece> => {
  const { sort, ...rest } = query;
  const limit = query.limit + 1;
  const rows = await (sort === "best-selling"
    ? readRanked(db, { ...rest, limit })
    : readSorted(db, { ...query, limit }));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    products: page.map(toProduct),
    next: rows.length > query.limit && last ? positionOf(sort, last) : null,
  };
};

/** One page of the catalogue; `nextCursor` continues after its last product, whatever is added or sold meanwhile. */
export const listProducts = async (db: Database, query: ListProductsQuery): Promise<ProductPage> => {
  const { products: page, next } = await readProducts(db, query);
  return { products: page, nextCursor: next && encodeCursor(next) };
};

/** A category or topic with how many products it shows and how it looks. */
export type ListedShelf = {
  slug: string;
  name: string;
  blurb: string;
  tint: string;
  imageUrl: string;
  count: number;
};

const listShelves = (
  db: Database,
  table: typeof categories | typeof topics,
  key: PgColumn,
): Promise<ListedShelf[]> =>
  db
    .select({
      slug: table.slug,
      name: table.name,
      blurb: table.blurb,
      tint: table.tint,
      imageUrl: table.imageUrl,
      count: count(products.id),
    })
    .from(table)
    .leftJoin(products, and(eq(key, table.slug), isShown))
    .groupBy(table.slug)
    .orderBy(table.position, table.name);

export const listCategories = (db: Database): Promise<ListedShelf[]> =>
  listShelves(db, categories, products.categorySlug);

export const listTopics = (db: Database): Promise<ListedShelf[]> =>
  listShelves(db, topics, products.topicSlug);

/** The display names of all categories and topics by slug. */
export const listShelfNames = async (
  db: Database,
): Promise<{ categories: Map<string, string>; topics: Map<string, string> }> => {
  const columns = (table: typeof categories | typeof topics, isCategory: boolean) => ({
    slug: table.slug,
    name: table.name,
    isCategory: sql<boolean>`${isCategory}::boolean`,
  });
  const rows = await db
    .select(columns(categories, true))
    .from(categories)
    .unionAll(db.select(columns(topics, false)).from(topics));
  const named = (isCategory: boolean) =>
    new Map(rows.filter((row) => row.isCategory === isCategory).map(({ slug, name }) => [slug, name]));
  return { categories: named(true), topics: named(false) };
};
