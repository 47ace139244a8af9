import { cacheLife } from "next/cache";
import { database } from "@/db/client";
import { getCategories, getShelf } from "./cached";
import type { ProductPage } from "./queries";
import { listSlugs } from "./slug-queries";

/** How far a list can be followed page by page; whoever looks for more sorts, filters or searches. */
export const MOST_PAGES = 40;

/** A shelf's page by its number, found by following the cursors of those before it, which are kept. Null beyond the end. */
export const getShelfPage = async (
  shelf: { category?: string; topic?: string },
  number: number,
): Promise<ProductPage | null> => {
  let page = await getShelf(shelf);
  for (let at = 2; at <= number; at += 1) {
    if (page.nextCursor === null) return null;
    page = await getShelf({ ...shelf, cursor: page.nextCursor });
  }
  return page;
};

/** Addresses in one file of the sitemap. */
const PER_SITEMAP = 5000;

/** How many files the sitemap has for products. */
export const countSitemaps = async (): Promise<number> => {
  const total = (await getCategories()).reduce((sum, { count }) => sum + count, 0);
  return Math.ceil(total / PER_SITEMAP);
};

/** The products of one such file, from 0; whoever reads sitemaps comes by now and then, so an hour old is fresh. */
export const getSitemapSlugs = async (file: number): Promise<{ slug: string; updatedAt: Date }[]> => {
  "use cache";
  cacheLife("hours");
  return listSlugs(database(), file, PER_SITEMAP);
};
