import type { MetadataRoute } from "next";
import { getCategories, getTopics } from "@/lib/catalog/cached";
import { countSitemaps, getSitemapSlugs } from "@/lib/catalog/cached-pages";
import { env } from "@/lib/kernel/env";

const at = (path: string) => new URL(path, env.APP_URL).href;

/** File 0 holds the pages of the shop itself, those after it the products. `/sitemap.xml` names them all. */
export const generateSitemaps = async (): Promise<{ id: number }[]> =>
  Array.from({ length: 1 + (await countSitemaps()) }, (_, id) => ({ id }));

const shopPages = async (): Promise<MetadataRoute.Sitemap> => {
  const [categories, topics] = await Promise.all([getCategories(), getTopics()]);
  return [
    "/",
    "/best-sellers",
    "/campaigns",
    ...categories.map(({ slug }) => `/category/${slug}`),
    ...topics.map(({ slug }) => `/topic/${slug}`),
  ].map((path) => ({ url: at(path) }));
};

export default async function sitemap({ id }: { id: Promise<string> }): Promise<MetadataRoute.Sitemap> {
  const file = Number(await id);
  if (file === 0) return shopPages();
  const products = await getSitemapSlugs(file - 1);
  return products.map(({ slug, updatedAt }) => ({ url: at(`/product/${slug}`), lastModified: updatedAt }));
}
