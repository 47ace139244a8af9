import { type Job, PermanentJobError } from "@/lib/events/job";
import { isCartKey } from "./rules";
import { deleteGeneration, takeBought } from "./store";

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

/** Removes the rows of an anonymous cart that was merged: that generation alone, whatever was added under its name since. */
export const cartGenerations: Job = {
  effect: "external",
  async run(_ctx, event) {
    if (event.type !== "cart.migrated")
      throw new PermanentJobError(`cart generations do not hear ${event.type}`);
    await deleteGeneration(event.data.migrationId);
  },
};
