import { type CartAccess, type CartOutcome, outcomeOf } from "./outcome";
import { type CartContext, operate } from "./store";

/** The caller's cart; an open anonymous cart of a signed-in browser is merged into it first. */
export const viewCart = async (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  outcomeOf(access, await operate(ctx, access, { op: "read" }));
