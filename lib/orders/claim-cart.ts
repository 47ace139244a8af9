import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders } from "@/db/schema/orders";
import { isAwaited } from "@/lib/events/awaited";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";

/** Stands for "this cart is being bought at once" among the advisory locks; an arbitrary number. */
const CART_LOCK = 7_204_118;
/** What could not be taken out of a cart for this long is for a person to look at, and keeps nobody from buying. */
const AWAITED_FOR_MS = 24 * 60 * 60 * 1000;
const LATEST = 20;

/**
 * Holds a cart for an order that is paid in the transaction that writes it: such an order leaves none open that would keep
 * a second click out. Throws while goods that were paid for still lie in the cart. Lines that are read from the cart after
 * this are nobody's yet.
 */
export const claimCart = async (tx: Transaction, ctx: Context, cartKey: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${cartKey}, ${CART_LOCK}))`);
  const paid = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.cartKey, cartKey), gt(orders.paidAt, new Date(ctx.now.getTime() - AWAITED_FOR_MS))))
    .orderBy(desc(orders.paidAt))
    .limit(LATEST);
  const aggregateIds = paid.map(({ id }) => id);
  if (await isAwaited(tx, { type: "order.paid", aggregateIds, by: "cart-clearing" })) {
    throw new ProblemError(
      problem("conflict", "This cart was bought a moment ago. Look at your orders before you buy it again."),
    );
  }
};
