import { expireTags } from "@/lib/catalog/expire-tags";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { findPaidOrder } from "@/lib/orders/paid-queries";
import { evaluateOrder } from "./evaluate-order";
import { campaignTags, DEFAULT_CLIENT } from "./rules";

/** Lets the campaigns judge a paid order and issues its points, once, whatever the number of deliveries. */
export const campaignPoints: Job = {
  effect: "transaction",
  async run(tx, ctx, event) {
    if (event.type !== "order.paid" && event.type !== "purchase.completed")
      throw new PermanentJobError(`campaigns do not hear ${event.type}`);
    const { orderId, userId } = event.data;
    const order = await findPaidOrder(tx, orderId);
    if (!order) throw new PermanentJobError(`there is no paid order ${orderId}`);
    const { client } = event.attributes;
    await evaluateOrder(tx, ctx, {
      order,
      eventId: event.id,
      occurredAt: event.occurredAt,
      client: typeof client === "string" ? client : DEFAULT_CLIENT,
      // A guest stays one when the order was given to an account meanwhile; a closed account earns nothing any more.
      accountId: order.userId === userId ? userId : null,
      nobody: userId === null ? "guest" : "closed",
    });
  },
};

/** Renews what is shown of campaigns. */
export const campaignPages: Job = {
  effect: "external",
  run: async () => expireTags([campaignTags.all]),
};
