import { and, eq, isNull, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { attempt, type Result } from "@/lib/kernel/result";
import { changeOf } from "./fields";
import type { ProductChange } from "./rules";

const archive = async (tx: Transaction, ctx: Context, productId: string): Promise<ProductChange | null> => {
  const [row] = await tx
    .update(products)
    .set({ archivedAt: ctx.now, updatedAt: ctx.now, version: sql`${products.version} + 1` })
    .where(and(eq(products.id, productId), isNull(products.archivedAt)))
    .returning();
  if (!row) {
    const known = await tx.select({ id: products.id }).from(products).where(eq(products.id, productId));
    if (known.length > 0) return null;
    throw new ProblemError(problem("unknown-product", "There is no product with this identifier."));
  }
  const change = changeOf(productId, row, row);
  await recordAudit(tx, ctx, [
    {
      action: "product.archive",
      subject: productId,
      before: { archivedAt: null },
      after: { archivedAt: ctx.now },
    },
  ]);
  await recordEvent(tx, ctx, { type: "product.archived", aggregateId: productId, data: change });
  return change;
};

/**
 * Takes a product out of the shop; its row stays, so that past orders still show it. Answers where it was shown, null
 * when it was archived already.
 */
export const archiveProduct = (ctx: Context, productId: string): Promise<Result<ProductChange | null>> =>
  attempt(() => inTransaction(ctx.db, (tx) => archive(tx, ctx, productId)));
