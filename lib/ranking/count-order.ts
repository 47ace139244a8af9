import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { soldLines } from "@/db/schema/sales";
import { addSold } from "@/lib/catalog/add-sold";
import type { SoldUnits } from "@/lib/catalog/rules";
import { findSoldTarget } from "@/lib/orders/queries";
import { soldDifferences } from "./rules";

/** Held shared while an order is counted and alone while everything is rebuilt; an arbitrary number that stands for that. */
export const REBUILD_LOCK = 6_372_229;

const writeLines = async (
  tx: Transaction,
  orderId: string,
  differences: SoldUnits[],
  target: SoldUnits[],
) => {
  const gone = new Set(differences.map(({ productId }) => productId));
  const lines = target.filter(({ productId }) => gone.delete(productId));
  if (gone.size > 0) {
    await tx
      .delete(soldLines)
      .where(and(eq(soldLines.orderId, orderId), inArray(soldLines.productId, [...gone])));
  }
  if (lines.length === 0) return;
  await tx
    .insert(soldLines)
    .values(lines.map((line) => ({ orderId, ...line })))
    .onConflictDoUpdate({
      target: [soldLines.orderId, soldLines.productId],
      set: { quantity: sql`excluded.quantity` },
    });
};

/**
 * Brings the sold counts in line with the order as it stands now and answers the products whose count changed. Two
 * events of one order wait for each other; whichever comes last reads the order's last state, so that any order of
 * arrival and any number of repeats end the same.
 */
export const countOrder = async (tx: Transaction, orderId: string): Promise<string[]> => {
  await tx.execute(sql`
    select pg_advisory_xact_lock_shared(${REBUILD_LOCK}), pg_advisory_xact_lock(hashtextextended(${orderId}, ${REBUILD_LOCK}))`);
  const target = (await findSoldTarget(tx, orderId)).filter(({ quantity }) => quantity > 0);
  const counted = await tx
    .select({ productId: soldLines.productId, quantity: soldLines.quantity })
    .from(soldLines)
    .where(eq(soldLines.orderId, orderId));
  const differences = soldDifferences(counted, target);
  if (differences.length === 0) return [];
  await writeLines(tx, orderId, differences, target);
  await addSold(tx, differences);
  return differences.map(({ productId }) => productId);
};
