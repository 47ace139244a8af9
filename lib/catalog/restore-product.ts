import { and, eq, isNotNull, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { changeOf } from "./fields";
import type { ProductChange } from "./rules";

/** Brings an archived product back into the shop as it was. One that is sold already stays as it is: null. */
export const restoreProduct = (ctx: Context, productId: string): Promise<Result<ProductChange | null>> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(products)
      .set({ archivedAt: null, updatedAt: ctx.now, version: sql`${products.version} + 1` })
      .where(and(eq(products.id, productId), isNotNull(products.archivedAt)))
      .returning();
    if (!row) {
      const known = await tx.select({ id: products.id }).from(products).where(eq(products.id, productId));
      if (known.length > 0) return ok(null);
      return fail(problem("unknown-product", "There is no product with this identifier."));
    }
    const change = changeOf(productId, row, row);
    await recordAudit(tx, ctx, [
      { action: "product.restore", subject: productId, after: { archivedAt: null } },
    ]);
    await recordEvent(tx, ctx, { type: "product.changed", aggregateId: productId, data: change });
    return ok(change);
  });
