import type { Job } from "@/lib/events/job";
import { recordEvent } from "@/lib/events/outbox";
import { countOrder } from "./count-order";

/** Counts an order's units as sold, or takes them back, and tells whose ranking moved. */
export const soldCounts: Job = {
  effect: "transaction",
  run: async (tx, ctx, event) => {
    const orderId = event.aggregateId;
    const productIds = await countOrder(tx, orderId);
    if (productIds.length === 0) return;
    await recordEvent(tx, ctx, { type: "products.sold", aggregateId: orderId, data: { productIds } });
  },
};
