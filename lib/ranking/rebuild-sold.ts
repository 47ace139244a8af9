import { sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { soldLines } from "@/db/schema/sales";
import { resetSold } from "@/lib/catalog/add-sold";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { readAggregates } from "@/lib/events/read-log";
import { countOrder } from "./count-order";

/** The events that make an order count as sold. */
const SALES = ["order.paid", "purchase.completed"] as const;

const sumUp = (ctx: Context): Promise<string[]> =>
  inTransaction(ctx.db, async (tx) => {
    // A sale that is being counted right now is waited for; the next ones wait until the sums stand.
    await tx.execute(sql`lock table ${soldLines} in share row exclusive mode`);
    const totals = await tx
      .select({ productId: soldLines.productId, quantity: sql<number>`sum(${soldLines.quantity})::int` })
      .from(soldLines)
      .groupBy(soldLines.productId);
    const corrected = await resetSold(tx, totals);
    if (corrected.length > 0) {
      const data = { productIds: corrected };
      await recordEvent(tx, ctx, { type: "products.sold", aggregateId: "rebuild", data });
    }
    return corrected;
  });

/**
 * Counts every order of the event log anew, and any that was counted without being in the log, and sets what each
 * product has sold to the sum. Runs beside live sales. Answers how many orders were read and which totals were wrong.
 */
export const rebuildSold = async (ctx: Context): Promise<{ orders: number; corrected: string[] }> => {
  const counted = new Set<string>();
  const count = async (orderId: string) => {
    if (counted.has(orderId)) return;
    await inTransaction(ctx.db, (tx) => countOrder(tx, orderId));
    counted.add(orderId);
  };
  for await (const batch of readAggregates(ctx.db, SALES)) {
    for (const orderId of batch) await count(orderId);
  }
  const lines = await ctx.db.selectDistinct({ orderId: soldLines.orderId }).from(soldLines);
  for (const { orderId } of lines) await count(orderId);
  return { orders: counted.size, corrected: await sumUp(ctx) };
};
