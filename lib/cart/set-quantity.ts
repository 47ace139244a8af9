import { type CartAccess, type CartOutcome, outcomeOf, refused, unknownProduct } from "./outcome";
import { removeItem } from "./remove-item";
import { type CartContext, operate } from "./store";

/** Makes a line hold exactly this many; 0 removes it, also when the product is no longer sold. */
export const setQuantity = async (
  ctx: CartContext,
  access: CartAccess,
  { productId, quantity }: { productId: string; quantity: number },
): Promise<CartOutcome> => {
  if (quantity === 0) return removeItem(ctx, access, { productId });
  const product = (await access.findProducts([productId])).get(productId);
  if (!product) return refused(access, unknownProduct(productId));
  const operation = { op: "set", product: productId, quantity, price: product.price } as const;
  return outcomeOf(access, await operate(ctx, access, operation));
};
