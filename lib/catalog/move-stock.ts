import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { productStock, products, stockAdjustments } from "@/db/schema/catalog";
import type { Context } from "@/lib/events/context";
import { recordEvents } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { type Problem, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { FEW_LEFT } from "./rules";

export type StockLine = { productId: string; quantity: number };

const sumProducts = (lines: StockLine[]): Map<string, number> => {
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of lines) wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  return wanted;
};

/**
 * Takes stock lines in and locks their rows in product-id order, so that two orders with the same products in opposite
 * order wait for each other instead of deadlocking. Lines of one product are summed.
 */
const lockStock = async (tx: Transaction, lines: StockLine[]) => {
  const wanted = sumProducts(lines);
  const rows = await tx
    .select()
    .from(productStock)
    .where(inArray(productStock.productId, [...wanted.keys()]))
    .orderBy(productStock.productId)
    .for("update");
  return { wanted, rows };
};

type Move = { stock: -1 | 0 | 1; reserved: -1 | 0 | 1 };

/** Locks the rows in the same order as `lockStock` does where its caller has not done so yet. */
const move = async (tx: Transaction, wanted: Map<string, number>, by: Move): Promise<void> => {
  const ids = [...wanted.keys()];
  await tx.execute(sql`
    with held as materialized (
      select product_id from product_stock where product_id = any(${sql.param(ids)}::text[])
      order by product_id for update
    )
    update product_stock set
      stock = stock + moved.quantity * ${by.stock}::int,
      reserved = reserved + moved.quantity * ${by.reserved}::int
    from unnest(${sql.param(ids)}::text[], ${sql.param([...wanted.values()])}::int[]) as moved(product_id, quantity)
    join held on held.product_id = moved.product_id
    where product_stock.product_id = held.product_id`);
};

/** What people see changes only where `available` crosses nothing, what is few, or the office's low mark. */
const crosses = (before: number, after: number): boolean =>
  [0, FEW_LEFT, env.LOW_STOCK_MARK].some((mark) => before > mark !== after > mark);

const tellLevels = async (
  tx: Transaction,
  ctx: Context,
  changes: { productId: string; before: number; after: number }[],
) => {
  const crossed = changes.filter(({ before, after }) => crosses(before, after));
  if (crossed.length === 0) return;
  const rows = await tx
    .select({ id: products.id, slug: products.slug, category: products.categorySlug })
    .from(products)
    .where(
      inArray(
        products.id,
        crossed.map(({ productId }) => productId),
      ),
    );
  await recordEvents(
    tx,
    ctx,
    rows.map(({ id, slug, category }) => ({
      type: "stock.level-changed" as const,
      aggregateId: id,
      data: {
        productId: id,
        slug,
        category,
        available: crossed.find((entry) => entry.productId === id)?.after ?? 0,
      },
    })),
  );
};

/**
 * Holds stock for an order, all lines or none. The rows' checks make more than there is impossible even if this code
 * were wrong. Answers the problem that names every line that is short.
 */
export const reserveStock = async (
  tx: Transaction,
  ctx: Context,
  lines: StockLine[],
): Promise<Problem | null> => {
  const { wanted, rows } = await lockStock(tx, lines);
  const available = new Map(rows.map((row) => [row.productId, row.stock - row.reserved]));
  const short = [...wanted].filter(([productId, quantity]) => (available.get(productId) ?? 0) < quantity);
  if (short.length > 0) {
    return problem("insufficient-stock", "Not everything in this order is in stock in that quantity.", {
      errors: short.map(([productId, quantity]) => ({
        path: `items.${productId}`,
        message: `${quantity} wanted, ${available.get(productId) ?? 0} left`,
        productId,
        wanted: quantity,
        available: available.get(productId) ?? 0,
      })),
    });
  }
  await move(tx, wanted, { stock: 0, reserved: 1 });
  await tellLevels(
    tx,
    ctx,
    [...wanted].map(([productId, quantity]) => {
      const before = available.get(productId) ?? 0;
      return { productId, before, after: before - quantity };
    }),
  );
  return null;
};

/** Paid: what was held leaves the stock. */
export const takeStock = (tx: Transaction, lines: StockLine[]): Promise<void> =>
  move(tx, sumProducts(lines), { stock: -1, reserved: -1 });

/** Cancelled or expired: what was held can be bought again. */
export const releaseStock = async (tx: Transaction, ctx: Context, lines: StockLine[]): Promise<void> => {
  await giveBack(tx, ctx, lines, { stock: 0, reserved: -1 });
};

/** Sent back: the units are in stock again, with the adjustment that explains them. */
export const restock = async (tx: Transaction, ctx: Context, lines: StockLine[]): Promise<void> => {
  const { wanted, rows } = await giveBack(tx, ctx, lines, { stock: 1, reserved: 0 });
  const adjustments = rows.flatMap(({ productId, stock }) => {
    const delta = wanted.get(productId) ?? 0;
    const why = { reason: "Sent back.", actor: ctx.actor, createdAt: ctx.now };
    return delta > 0 ? [{ id: createId("adj"), productId, delta, stockAfter: stock + delta, ...why }] : [];
  });
  if (adjustments.length > 0) await tx.insert(stockAdjustments).values(adjustments);
};

const giveBack = async (tx: Transaction, ctx: Context, lines: StockLine[], by: Move) => {
  const { wanted, rows } = await lockStock(tx, lines);
  await move(tx, wanted, by);
  await tellLevels(
    tx,
    ctx,
    rows.map((row) => {
      const before = row.stock - row.reserved;
      return { productId: row.productId, before, after: before + (wanted.get(row.productId) ?? 0) };
    }),
  );
  return { wanted, rows };
};
