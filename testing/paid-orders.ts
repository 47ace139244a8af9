import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { orderLines, orders } from "@/db/schema/orders";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { createId } from "@/lib/kernel/ids";
import { campaignPoints } from "@/lib/loyalty/campaigns/jobs";

export type GivenOrder = {
  /** Goods, in minor units. */
  amount: number;
  discount?: number;
  shipping?: number;
  userId?: string | null;
  /** Units of each line. */
  quantities?: number[];
  paidAt?: Date;
  source?: "checkout" | "purchase";
};

/** Writes a paid order with the event that tells of it, without stock or money. */
export const addPaidOrder = async (
  db: Database,
  {
    amount,
    discount = 0,
    shipping = 0,
    userId = null,
    quantities = [1],
    paidAt = new Date(),
    source = "checkout",
  }: GivenOrder,
): Promise<{ orderId: string; eventId: string }> => {
  const [orderId, eventId] = [createId("ord"), createId("evt")];
  const total = amount - discount + shipping;
  const money = { subtotal: amount, discount, shippingFee: shipping, total, currency: "usd" };
  const states = { status: "paid", stockState: "taken", settlement: "card" } as const;
  await db.insert(orders).values({
    ...{ id: orderId, userId, email: "someone@example.com", ...states, ...money, source },
    ...{ quote: {}, quoteHash: orderId, shippingAddress: {}, placedAt: paidAt, paidAt },
  });
  const lines = quantities.map((quantity, position) => ({
    productId: `prd_${position}`,
    quantity,
    unitPrice: 0,
  }));
  const shown = { orderId, name: "", slug: "", imageUrl: "", categorySlug: "things", subtotal: 0 };
  await db.insert(orderLines).values(lines.map((line, position) => ({ ...shown, ...line, position })));
  await db.insert(events).values({
    ...{ id: eventId, aggregateId: orderId, occurredAt: paidAt, actor: "system:test", requestId: "req_test" },
    type: source === "purchase" ? "purchase.completed" : "order.paid",
    attributes: source === "purchase" ? { client: "UnicornStore" } : {},
    data: { orderId, userId, cartKey: null, lines, subtotal: amount, total, currency: "usd" },
  });
  return { orderId, eventId };
};

/** Delivers an event to the campaigns, as the queue does; answers the outcome. */
export const tellCampaigns = async (db: Database, eventId: string) => {
  const deliveryId = `${eventId}.campaign-points`;
  await db
    .insert(deliveries)
    .values({ id: deliveryId, eventId, subscription: "campaign-points" })
    .onConflictDoNothing();
  return deliver(createContext(db, "system:loyalty"), { deliveryId, job: campaignPoints, lastTry: false });
};

/** Sends an event to the campaigns once more, as a replay does. */
export const retellCampaigns = async (db: Database, eventId: string) => {
  await db.update(deliveries).set({ status: "waiting" }).where(eq(deliveries.eventId, eventId));
  return tellCampaigns(db, eventId);
};
