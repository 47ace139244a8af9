import { cacheLife, cacheTag } from "next/cache";
import { database } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { ProductCursor } from "./cursor";
import {
  findProduct,
  findProductBySlug,
  type ListedShelf,
  listCategories,
  listProducts,
  listTopics,
  type ProductPage,
} from "./queries";
import { catalogTags } from "./rules";
import type { ListProductsQuery, Product } from "./schema";

/**
 * What pages show, kept until a tag says that it changed. `stock`, `available` and `sold` in here are for showing: they
 * are renewed when they cross a mark, not with every sale. Whoever decides something reads the database.
 */
const keep = (...tags: string[]): void => {
  cacheTag(catalogTags.all, ...tags);
  cacheLife("max");
};

/** A build without a database leaves every page to its first visit, which finds this and asks again at once. */
const unprepared = env.DATABASE_URL === undefined;
const leaveToFirstVisit = (): void => cacheLife({ stale: 30, revalidate: 1, expire: 300 });

/** What is not there is asked for again soon, in case it was just being made. */
const keepBriefly = (): void => cacheLife({ stale: 30, revalidate: 60, expire: 300 });

/** Sales move a ranking without a tag, so that it is renewed by time. */
const keepRanking = (): void => cacheLife({ stale: 60, revalidate: 300, expire: 86_400 });

const tagProducts = (products: Product[]): void => {
  cacheTag(...products.map(({ productId }) => catalogTags.product(productId)));
};

export const getProductBySlug = async (slug: string): Promise<Product | null> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return null;
  }
  const found = await findProductBySlug(database(), slug);
  keep(catalogTags.slug(slug));
  if (!found) keepBriefly();
  else tagProducts([found.product]);
  return found?.product ?? null;
};

export const getProduct = async (productId: string): Promise<Product | null> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return null;
  }
  const found = await findProduct(database(), productId);
  keep(catalogTags.product(productId));
  if (!found) keepBriefly();
  return found?.product ?? null;
};

const getList = async (productIds: string[]): Promise<(Product | null)[]> => {
  "use cache";
  return Promise.all(productIds.map(getProduct));
};

/**
 * Products in the order of the ids; unknown and archived ones are left out. The same set asked for again, as carts do, is
 * one read of the cache; when one of them changes, that one is read anew.
 */
export const getProducts = async (productIds: readonly string[]): Promise<Product[]> => {
  const wanted = [...new Set(productIds)].sort();
  const found = wanted.length > 1 ? await getList(wanted) : await Promise.all(wanted.map(getProduct));
  const byId = new Map(found.map((product) => [product?.productId, product]));
  return productIds.flatMap((productId) => byId.get(productId) ?? []);
};

/** One page of a category, of a topic, or (with neither) of the whole shop: the first, or the one after `cursor`. */
export const getShelf = async (shelf: {
  category?: string;
  topic?: string;
  sort?: ListProductsQuery["sort"];
  limit?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}): Promise<ProductPage> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return { products: [], nextCursor: null };
  }
  const { category, topic, sort = "newest", limit = 24 } = shelf;
  const cursor = shelf.cursor === undefined ? undefined : ProductCursor.parse(shelf.cursor);
  const page = await listProducts(database(), { category, topic, sort, limit, cursor });
  if (category !== undefined) keep(catalogTags.category(category));
  else keep(topic === undefined ? catalogTags.shelves : catalogTags.topic(topic));
  tagProducts(page.products);
  if (sort === "best-selling") keepRanking();
  return page;
};

/** The most sold products, of one category or of the whole shop. */
export const getBestSellers = async (limit: number, category?: string): Promise<Product[]> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return [];
  }
  const page = await listProducts(database(), { sort: "best-selling", limit, category });
  keep(catalogTags.ranking);
  keepRanking();
  tagProducts(page.products);
  return page.products;
};

export const getCategories = async (): Promise<ListedShelf[]> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return [];
  }
  keep(catalogTags.shelves);
  return listCategories(database());
};

export const getTopics = async (): Promise<ListedShelf[]> => {
  "use cache";
  if (unprepared) {
    leaveToFirstVisit();
    return [];
  }
  keep(catalogTags.shelves);
  return listTopics(database());
};
