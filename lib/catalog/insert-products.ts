import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { createId } from "@/lib/kernel/ids";

/** What a product consists of, as its row keeps it. */
export type ProductFields = {
  slug: string;
  name: string;
  description: string;
  categorySlug: string;
  topicSlug: string | null;
  company: string;
  /** Half stars, 0–10. */
  ratingHalves: number | null;
  price: number;
  imageUrl: string;
  tags: string[];
  retailerId: string | null;
};

export type NewProduct = ProductFields & { id: string; currency: string; stock: number; createdAt: Date };

/** Rows of one statement: a few hundred kilobytes. */
const CHUNK = 1000;

/** One statement and one parameter for all rows; a value list with its thousands of parameters takes two to four times as long. */
const insertChunk = async (tx: Transaction, rows: NewProduct[], actor: string, reason: string) => {
  const json = JSON.stringify(
    rows.map((row) => ({ ...row, sortName: row.name.toLowerCase(), adjustmentId: createId("adj") })),
  );
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${json}::jsonb) as v(
        id text, slug text, name text, "sortName" text, description text, "categorySlug" text, "topicSlug" text,
        company text, "ratingHalves" smallint, price int, currency text, "imageUrl" text, tags text[],
        "retailerId" text, "createdAt" timestamptz, stock int, "adjustmentId" text)
    ), made as (
      insert into products (id, slug, name, sort_name, description, category_slug, topic_slug, company,
        rating_halves, price, currency, image_url, tags, retailer_id, created_at, updated_at)
      select id, slug, name, "sortName", description, "categorySlug", "topicSlug", company,
        "ratingHalves", price, currency, "imageUrl", tags, "retailerId", "createdAt", "createdAt" from given
    ), stocked as (
      insert into product_stock (product_id, stock) select id, stock from given
    ), ranked as (
      insert into product_sold (product_id) select id from given
    )
    insert into stock_adjustments (id, product_id, delta, stock_after, reason, actor, created_at)
    select "adjustmentId", id, stock, stock, ${reason}, ${actor}, "createdAt" from given where stock > 0`);
};

/**
 * Inserts products with all that belongs to one: its stock, its place in the ranking, and the adjustment that explains
 * the stock. The only place where products are made. Categories and topics must exist.
 */
export const insertProducts = async (
  tx: Transaction,
  rows: NewProduct[],
  { actor, reason }: { actor: string; reason: string },
): Promise<void> => {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await insertChunk(tx, rows.slice(start, start + CHUNK), actor, reason);
  }
};
