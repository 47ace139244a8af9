import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { SoldUnits } from "./rules";

/**
 * Adds units (negative: takes them back) to what products have sold. Rows are locked in product-id order, so that two
 * orders with the same products do not deadlock.
 */
export const addSold = async (tx: Transaction, differences: SoldUnits[]): Promise<void> => {
  if (differences.length === 0) return;
  const sorted = [...differences].sort((left, right) => (left.productId < right.productId ? -1 : 1));
  await tx.execute(sql`
    insert into product_sold (product_id, sold)
    select * from unnest(
      ${sql.param(sorted.map(({ productId }) => productId))}::text[],
      ${sql.param(sorted.map(({ quantity }) => quantity))}::int[])
    on conflict (product_id) do update set sold = product_sold.sold + excluded.sold`);
};

/** Sets what every product has sold: these totals, and 0 for all others. Answers the products that were wrong. */
export const resetSold = async (tx: Transaction, totals: SoldUnits[]): Promise<string[]> => {
  const corrected = await tx.execute<{ product_id: string }>(sql`
    with totals as (
      select * from unnest(
        ${sql.param(totals.map(({ productId }) => productId))}::text[],
        ${sql.param(totals.map(({ quantity }) => quantity))}::int[]) as t(product_id, sold)
    ), wanted as (
      select product_id, coalesce(totals.sold, 0) as sold
      from product_sold full join totals using (product_id)
    )
    insert into product_sold (product_id, sold) select product_id, sold from wanted
    on conflict (product_id) do update set sold = excluded.sold where product_sold.sold <> excluded.sold
    returning product_id`);
  return corrected.rows.map((row) => row.product_id);
};
