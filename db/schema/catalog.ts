import { sql } from "drizzle-orm";
import {
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Sorts and compares as people expect whatever the case: `collate "C"` over lower-cased text, so that keysets are stable. */
const sortName = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Display names and looks of categories; a new category word in an import makes a row. Written by the catalogue only. */
export const categories = pgTable("categories", {
  slug: text().primaryKey(),
  name: text().notNull(),
  blurb: text().notNull().default(""),
  tint: text().notNull().default("mint"),
  imageUrl: text("image_url").notNull(),
  position: integer().notNull().default(1000),
});

/** Curated themes such as "Winter sale"; like categories, made by the seed, the admin or an import. */
export const topics = pgTable("topics", {
  slug: text().primaryKey(),
  name: text().notNull(),
  blurb: text().notNull().default(""),
  tint: text().notNull().default("sky"),
  imageUrl: text("image_url").notNull(),
  position: integer().notNull().default(1000),
});

/**
 * What is sold, without stock and `sold`, which change with every order and must not touch the version. Archived rows
 * stay, so that past orders still show them. `sort_name` is always the name in lower case.
 */
export const products = pgTable(
  "products",
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    sortName: sortName("sort_name").notNull(),
    description: text().notNull().default(""),
    categorySlug: text("category_slug")
      .notNull()
      .references(() => categories.slug),
    topicSlug: text("topic_slug").references(() => topics.slug),
    company: text().notNull().default(""),
    /** Half stars, 0–10. */
    ratingHalves: smallint("rating_halves"),
    price: integer().notNull(),
    currency: text().notNull(),
    imageUrl: text("image_url").notNull(),
    tags: text().array().notNull().default(sql`'{}'::text[]`),
    retailerId: text("retailer_id"),
    version: integer().notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    uniqueIndex("products_slug_key").on(t.slug),
    index("products_newest_idx").on(t.createdAt.desc(), t.id.desc()).where(sql`archived_at is null`),
    index("products_price_idx").on(t.price, t.id).where(sql`archived_at is null`),
    index("products_name_idx").on(t.sortName, t.id).where(sql`archived_at is null`),
    index("products_rating_idx")
      .on(sql`coalesce("rating_halves", -1) desc nulls last`, t.id.desc())
      .where(sql`archived_at is null`),
    index("products_category_newest_idx")
      .on(t.categorySlug, t.createdAt.desc(), t.id.desc())
      .where(sql`archived_at is null`),
    index("products_category_price_idx").on(t.categorySlug, t.price, t.id).where(sql`archived_at is null`),
    index("products_category_name_idx").on(t.categorySlug, t.sortName, t.id).where(sql`archived_at is null`),
    index("products_topic_newest_idx")
      .on(t.topicSlug, t.createdAt.desc(), t.id.desc())
      .where(sql`archived_at is null`),
    check("products_price_check", sql`${t.price} >= 0`),
    check("products_rating_check", sql`${t.ratingHalves} between 0 and 10`),
  ],
);

/**
 * One row a product. Checkout reserves (`reserved + n`), payment takes (both − n), release gives back (`reserved − n`);
 * the checks make an oversell impossible whatever the code does. `available = stock − reserved`.
 */
export const productStock = pgTable(
  "product_stock",
  {
    productId: text("product_id")
      .primaryKey()
      .references(() => products.id),
    stock: integer().notNull().default(0),
    reserved: integer().notNull().default(0),
  },
  (t) => [
    check("product_stock_reserved_check", sql`${t.reserved} >= 0`),
    check("product_stock_stock_check", sql`${t.stock} >= ${t.reserved}`),
  ],
);

/**
 * Units sold, one row a product from its first day on, so that a ranking can be read from the index. Like stock it is shown
 * with the product and changes without it; the sum behind it is `sold_lines`.
 */
export const productSold = pgTable(
  "product_sold",
  { productId: text("product_id").primaryKey(), sold: integer().notNull().default(0) },
  (t) => [index("product_sold_ranking_idx").on(t.sold.desc(), t.productId)],
);

/** Why a stock changed other than by a sale: first stock, an admin's change, goods sent back; append-only. */
export const stockAdjustments = pgTable("stock_adjustments", {
  id: text().primaryKey(),
  productId: text("product_id")
    .notNull()
    .references(() => products.id),
  delta: integer().notNull(),
  stockAfter: integer("stock_after").notNull(),
  reason: text().notNull().default(""),
  actor: text().notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/**
 * Pictures that admins upload. The row is made before the browser gets its signed upload (`waiting`), says when the file
 * lies in Blob (`uploaded`), and is settled by the encoding job: `ready` with the address that the product got, or
 * `rejected` with why. Written by the catalogue's picture verbs alone.
 */
export const pictures = pgTable(
  "pictures",
  {
    id: text().primaryKey(),
    productId: text("product_id")
      .notNull()
      .references(() => products.id),
    status: text({ enum: ["waiting", "uploaded", "ready", "rejected"] })
      .notNull()
      .default("waiting"),
    /** Of the original in Blob; it is taken away once the picture is settled. */
    pathname: text().notNull(),
    imageUrl: text("image_url"),
    reason: text(),
    actor: text().notNull(),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (t) => [index("pictures_product_idx").on(t.productId, t.createdAt.desc())],
);

/** Favourite products of people with an account, one row a heart. Guests' hearts live in KV until they sign in. */
export const favorites = pgTable(
  "favorites",
  {
    userId: text("user_id").notNull(),
    productId: text("product_id")
      .notNull()
      .references(() => products.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.productId] }),
    index("favorites_newest_idx").on(t.userId, t.createdAt.desc()),
  ],
);
