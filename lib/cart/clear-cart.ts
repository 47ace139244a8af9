import { type CartAccess, type CartOutcome, outcomeOf } from "./outcome";
import { type CartContext, operate } from "./store";

/** Empties the cart. */
export const clearCart = async (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  outcomeOf(access, await operate(ctx, access, { op: "clear" }));
