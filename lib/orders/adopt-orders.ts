import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orders } from "@/db/schema/orders";

/** Makes orders of guests with this address the account's; its owner has proved to read that address's mail. */
export const adoptOrders = async (
  tx: Transaction,
  { userId, email }: { userId: string; email: string },
): Promise<void> => {
  await tx
    .update(orders)
    .set({ userId })
    .where(and(eq(orders.email, email), isNull(orders.userId)));
};
