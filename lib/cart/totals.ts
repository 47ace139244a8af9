import { desc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { cartTotals, streamPositions } from "@/db/schema/carts";
import { listProductNames } from "@/lib/catalog/queries";
import { DELTAS } from "./totals-stream";

/** Most products that the list of totals shows. */
const SHOWN = 1000;

/** How many of this product lie in all carts together; 0 for one that nobody ever had. */
export const readTotal = async (db: Database, productId: string): Promise<number> => {
  const [row] = await db.select().from(cartTotals).where(eq(cartTotals.productId, productId));
  return row?.quantity ?? 0;
};

export type CartTotal = { productId: string; name: string; quantity: number };

/** What lies in all carts, the largest first, and the moment that this was true. */
export const listTotals = async (db: Database): Promise<{ totals: CartTotal[]; asOf: Date }> => {
  const [position] = await db.select().from(streamPositions).where(eq(streamPositions.stream, DELTAS));
  const rows = await db
    .select()
    .from(cartTotals)
    .where(gt(cartTotals.quantity, 0))
    .orderBy(desc(cartTotals.quantity), cartTotals.productId)
    .limit(SHOWN);
  const names = await listProductNames(
    db,
    rows.map((row) => row.productId),
  );
  const totals = rows.map((row) => ({ ...row, name: names.get(row.productId) ?? row.productId }));
  return { totals, asOf: position?.asOf ?? new Date() };
};
