import type { Database } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { isShown } from "./rows";

/** The addresses of the catalogue in a fixed order, so many to a page; `page` counts from 0. */
export const listSlugs = (
  db: Database,
  page: number,
  perPage: number,
): Promise<{ slug: string; updatedAt: Date }[]> =>
  db
    .select({ slug: products.slug, updatedAt: products.updatedAt })
    .from(products)
    .where(isShown)
    .orderBy(products.id)
    .limit(perPage)
    .offset(page * perPage);
