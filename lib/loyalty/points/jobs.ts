import { type Job, PermanentJobError } from "@/lib/events/job";
import { followOrder } from "./follow-order";

/** Returns and takes back the points of an order that was cancelled, expired or refunded. */
export const orderPoints: Job = {
  effect: "transaction",
  async run(tx, ctx, event) {
    if (!("orderId" in event.data) || typeof event.data.orderId !== "string")
      throw new PermanentJobError(`${event.type} names no order`);
    await followOrder(tx, ctx, event.data.orderId);
  },
};
