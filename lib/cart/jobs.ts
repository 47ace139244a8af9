import { type Job, PermanentJobError } from "@/lib/events/job";
import { isCartKey } from "./rules";
import { takeBought } from "./store";

/** Takes what was paid for out of the cart that it came from; what was added meanwhile stays. */
export const cartClearing: Job = {
  effect: "external",
  async run(ctx, event, deliveryId) {
    if (event.type !== "order.paid") throw new PermanentJobError(`cart clearing does not hear ${event.type}`);
    const { cartKey, lines } = event.data;
    if (cartKey === null) return;
    if (!isCartKey(cartKey)) throw new PermanentJobError(`${cartKey} names no cart`);
    await takeBought(ctx, cartKey, lines, deliveryId);
  },
};
