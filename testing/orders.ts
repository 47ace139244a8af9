import type { Database } from "@/db/client";
import { orderLines, orders } from "@/db/schema/orders";
import { createId } from "@/lib/kernel/ids";

/** Writes an order as it would stand after checkout, without stock or events; answers its id. */
export const addOrder = async (
  db: Database,
  lines: { productId: string; quantity: number; refundedQuantity?: number }[],
  status: (typeof orders.$inferInsert)["status"] = "paid",
): Promise<string> => {
  const id = createId("ord");
  const isPaid = status !== "pending_payment";
  await db.insert(orders).values({
    id,
    email: "someone@example.com",
    status,
    stockState: isPaid ? "taken" : "held",
    settlement: isPaid ? "card" : null,
    quote: {},
    quoteHash: id,
    subtotal: 0,
    total: 0,
    currency: "usd",
    shippingAddress: {},
    placedAt: new Date(),
  });
  await db.insert(orderLines).values(
    lines.map((line, position) => ({
      orderId: id,
      position,
      name: line.productId,
      slug: line.productId,
      imageUrl: "",
      categorySlug: "things",
      unitPrice: 0,
      subtotal: 0,
      ...line,
    })),
  );
  return id;
};
