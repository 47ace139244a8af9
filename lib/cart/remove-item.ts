import { type CartAccess, type CartOutcome, outcomeOf } from "./outcome";
import { type CartContext, operate } from "./store";

/** Takes a product out of the cart; removing what is not there is fine. */
export const removeItem = async (
  ctx: CartContext,
  access: CartAccess,
  { productId }: { productId: string },
): Promise<CartOutcome> =>
  outcomeOf(access, await operate(ctx, access, { op: "set", product: productId, quantity: 0 }));
