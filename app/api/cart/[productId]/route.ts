import { unknownProduct } from "@/lib/cart/outcome";
import { removeItem } from "@/lib/cart/remove-item";
import { SetQuantity } from "@/lib/cart/schema";
import { setQuantity } from "@/lib/cart/set-quantity";
import { viewCart } from "@/lib/cart/view-cart";
import { getProduct } from "@/lib/catalog/cached";
import { changingCart, readingCart, removingFromCart } from "@/lib/http/cart-door";
import { readLine, removeLine, setLine } from "@/lib/http/endpoints/cart";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";

/** A line of a product that is no longer sold can still be taken out. */
const isRemoval = (rawBody: string): boolean => {
  try {
    return SetQuantity.safeParse(JSON.parse(rawBody)).data?.quantity === 0;
  } catch {
    return false;
  }
};

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readLine, (call) =>
    readingCart(call, viewCart, (cart) => {
      const item = cart.items.find((line) => line.productId === call.params.productId);
      return item ? reply(200, { item }) : problem("not-found", "This product is not in the cart.");
    }),
  ),
  PUT: handle(
    setLine,
    (call) => changingCart(call, (ctx, access) => setQuantity(ctx, access, { ...call.params, ...call.body })),
    async ({ params, rawBody }) =>
      isRemoval(rawBody) || (await getProduct(params.productId)) ? null : unknownProduct(params.productId),
  ),
  DELETE: handle(removeLine, (call) =>
    removingFromCart(call, (ctx, access) => removeItem(ctx, access, call.params)),
  ),
});
