import { type CartAccess, type CartOutcome, outcomeOf } from "./outcome";
import { type CartCall, type CartContext, operate, toStoredCart } from "./store";

/** The caller's cart; an open anonymous cart of a signed-in browser is merged into it first. */
export const viewCart = async (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  outcomeOf(access, await operate(ctx, access, { op: "read" }));

/** What lies in the caller's cart, without prices; an open anonymous cart is merged into it here too. */
export const readLines = async (
  { idempotency: _, ...ctx }: CartContext,
  { key, guest }: CartCall,
): Promise<{ productId: string; quantity: number }[]> => {
  const answer = await operate(ctx, { key, guest }, { op: "read" });
  if (!("lines" in answer)) throw new Error(`a read of a cart was answered ${answer.status}`);
  return toStoredCart(answer).lines.map(({ productId, quantity }) => ({ productId, quantity }));
};
