import { and, eq, gte, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { productStock, products, stockAdjustments } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { attempt, type Result } from "@/lib/kernel/result";

export type StockAdjustment = { productId: string; stock: number; expectedStock: number; reason?: string };

const refuse = async (tx: Transaction, { productId, stock, expectedStock }: StockAdjustment) => {
  const [row] = await tx.select().from(productStock).where(eq(productStock.productId, productId));
  if (!row) throw new ProblemError(problem("unknown-product", "There is no product with this identifier."));
  const extra = { stock: row.stock, reserved: row.reserved };
  if (row.stock !== expectedStock) {
    const detail = `You expected ${expectedStock} in stock, but there are ${row.stock}. Look again and repeat the change.`;
    throw new ProblemError(problem("stock-changed", detail, { extra }));
  }
  const detail = `${row.reserved} are held by open orders, so that the stock cannot become ${stock}.`;
  throw new ProblemError(problem("insufficient-stock", detail, { extra }));
};

const adjust = async (tx: Transaction, ctx: Context, input: StockAdjustment) => {
  const { productId, stock, expectedStock, reason = "" } = input;
  const [row] = await tx
    .update(productStock)
    .set({ stock })
    .where(
      and(
        eq(productStock.productId, productId),
        eq(productStock.stock, expectedStock),
        gte(sql`${stock}::int`, productStock.reserved),
      ),
    )
    .returning();
  if (!row) return refuse(tx, input);
  const after = { stock, available: stock - row.reserved };
  if (stock === expectedStock) return after;
  await tx.insert(stockAdjustments).values({
    id: createId("adj"),
    productId,
    delta: stock - expectedStock,
    stockAfter: stock,
    reason,
    actor: ctx.actor,
  });
  await recordAudit(tx, ctx, [
    {
      action: "product.adjust-stock",
      subject: productId,
      before: { stock: expectedStock },
      after: { stock, reason },
    },
  ]);
  const [product] = await tx
    .select({ slug: products.slug, category: products.categorySlug })
    .from(products)
    .where(eq(products.id, productId));
  if (product) {
    const data = { productId, ...product, available: after.available };
    await recordEvent(tx, ctx, { type: "stock.level-changed", aggregateId: productId, data });
  }
  return after;
};

/**
 * Sets a stock against the value that the caller saw, so that no sale or colleague is overwritten. Answers
 * `stock-changed` when it is another by now, `insufficient-stock` when open orders hold more than the new one.
 */
export const adjustStock = (
  ctx: Context,
  input: StockAdjustment,
): Promise<Result<{ stock: number; available: number }>> =>
  attempt(() => inTransaction(ctx.db, (tx) => adjust(tx, ctx, input)));
