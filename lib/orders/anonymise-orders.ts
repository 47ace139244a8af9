import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders, orderTokens } from "@/db/schema/orders";

/**
 * Takes the person out of their orders and leaves what the books need: lines, sums, country, payment. Their
 * secrets open nothing any more.
 */
export const anonymiseOrders = async (tx: Transaction, userId: string): Promise<void> => {
  const changed = await tx
    .update(orders)
    .set({
      userId: null,
      cartKey: null,
      email: sql`lower(${orders.id}) || '@closed.invalid'`,
      shippingAddress: sql`jsonb_build_object(
        'name', 'Closed account', 'line1', '-', 'city', '-', 'postalCode', '-',
        'country', ${orders.shippingAddress} ->> 'country')`,
    })
    .where(eq(orders.userId, userId))
    .returning({ id: orders.id });
  const ids = changed.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(orderTokens).where(inArray(orderTokens.orderId, ids));
};
