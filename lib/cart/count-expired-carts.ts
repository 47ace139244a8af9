import { type CartContext, countExpired } from "./store";

/**
 * Subtracts every expired cart from the told deltas, in small scripts so that KV stays free for shoppers.
 * @returns how many carts were subtracted
 */
export const countExpiredCarts = async (ctx: CartContext): Promise<number> => {
  let total = 0;
  for (;;) {
    const { due, counted } = await countExpired({ ...ctx, now: new Date() });
    total += counted;
    if (due === 0) return total;
  }
};
