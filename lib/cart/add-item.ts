import { type CartAccess, type CartOutcome, outcomeOf, refused, unknownProduct } from "./outcome";
import { type CartContext, operate } from "./store";

/** Adds to a line, or lowers it with a negative quantity. Below 0 or above the limit the cart stays as it is. */
export const addItem = async (
  ctx: CartContext,
  access: CartAccess,
  { productId, quantity }: { productId: string; quantity: number },
): Promise<CartOutcome> => {
  const product = (await access.findProducts([productId])).get(productId);
  if (!product) return refused(access, unknownProduct(productId));
  const operation = { op: "add", product: productId, quantity, price: product.price } as const;
  return outcomeOf(access, await operate(ctx, access, operation));
};
