import { type CartAccess, type CartOutcome, outcomeOf } from "./outcome";
import { type CartCall, type CartContext, operate, toStoredCart } from "./store";

/** The caller's cart; an open anonymous cart of a signed-in browser is merged into it first. */
export const viewCart = async (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  outcomeOf(access, await operate(ctx, access, { op: "read" }));

/** The caller's cart, and what the sorted set under `key` holds, from its end: both in one round trip. */
export const viewCartBeside = async (
  ctx: CartContext,
  access: CartAccess,
  key: string | undefined,
): Promise<CartOutcome & { beside: string[] }> => {
  const answer = await operate(ctx, { ...access, beside: key }, { op: "read" });
  return { ...(await outcomeOf(access, answer)), beside: "beside" in answer ? answer.beside : [] };
};

/** What lies in the caller's cart, without prices; an open anonymous cart is merged into it here too. */
export const readLines = async (
  { idempotency: _, ...ctx }: CartContext,
  { key, guest }: CartCall,
): Promise<{ productId: string; quantity: number }[]> => {
  const answer = await operate(ctx, { key, guest }, { op: "read" });
  if (!("lines" in answer)) throw new Error(`a read of a cart was answered ${answer.status}`);
  return toStoredCart(answer).lines.map(({ productId, quantity }) => ({ productId, quantity }));
};
