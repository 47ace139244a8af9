import { sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { soldLines } from "@/db/schema/sales";
import { resetSold } from "@/lib/catalog/add-sold";
import type { Context } from "@/lib/events/context";
import { recordEvents } from "@/lib/events/outbox";
import { readAggregates } from "@/lib/events/read-log";
import { inTrial } from "@/lib/events/rebuilt";
import { findSoldTargets } from "@/lib/orders/queries";
import { REBUILD_LOCK } from "./count-order";

/** The events that make an order count as sold. */
const SALES = ["order.paid", "purchase.completed"] as const;

/** Products named by one event. */
const EVENT_SIZE = 500;

const countLog = async (tx: Transaction): Promise<number> => {
  const counted = new Set<string>();
  for await (const batch of readAggregates(tx, SALES)) {
    const orderIds = [...new Set(batch)].filter((orderId) => !counted.has(orderId));
    for (const orderId of orderIds) counted.add(orderId);
    const lines = (await findSoldTargets(tx, orderIds)).filter(({ quantity }) => quantity > 0);
    await tx.execute(sql`
      insert into sold_lines (order_id, product_id, quantity)
      select * from unnest(
        ${sql.param(lines.map((line) => line.orderId))}::text[],
        ${sql.param(lines.map((line) => line.productId))}::text[],
        ${sql.param(lines.map((line) => line.quantity))}::int[])`);
  }
  return counted.size;
};

/** Counts all orders anew and changes nothing. Answers what a rebuild would. */
export const compareSold = (ctx: Context): Promise<{ orders: number; corrected: string[] }> =>
  inTrial(ctx.db, (tx) => rebuildSold({ ...ctx, db: tx }));

/**
 * Drops what every order counts as sold, counts the orders of the event log anew, and sets the totals to the sums.
 * Counting of new sales waits meanwhile. Answers how many orders were read and which products had a wrong total.
 */
export const rebuildSold = (ctx: Context): Promise<{ orders: number; corrected: string[] }> =>
  inTransaction(ctx.db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${REBUILD_LOCK})`);
    await tx.delete(soldLines);
    const orders = await countLog(tx);
    const totals = await tx
      .select({ productId: soldLines.productId, quantity: sql<number>`sum(${soldLines.quantity})::int` })
      .from(soldLines)
      .groupBy(soldLines.productId);
    const corrected = await resetSold(tx, totals);
    const pieces = Array.from({ length: Math.ceil(corrected.length / EVENT_SIZE) }, (_, n) =>
      corrected.slice(n * EVENT_SIZE, (n + 1) * EVENT_SIZE),
    );
    await recordEvents(
      tx,
      ctx,
      pieces.map((productIds) => ({ type: "products.sold", aggregateId: "rebuild", data: { productIds } })),
    );
    return { orders, corrected };
  });
