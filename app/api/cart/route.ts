import { addItem } from "@/lib/cart/add-item";
import { clearCart } from "@/lib/cart/clear-cart";
import { removeItem } from "@/lib/cart/remove-item";
import { setQuantity } from "@/lib/cart/set-quantity";
import { viewCart } from "@/lib/cart/view-cart";
import { changingCart, readingCart, removingFromCart } from "@/lib/http/cart-door";
import { addToCart, readCart, removeFromCart, setInCart } from "@/lib/http/endpoints/cart";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readCart, (call) => readingCart(call, viewCart)),
  POST: handle(addToCart, (call) => changingCart(call, (ctx, access) => addItem(ctx, access, call.body))),
  PUT: handle(setInCart, (call) => changingCart(call, (ctx, access) => setQuantity(ctx, access, call.body))),
  DELETE: handle(removeFromCart, (call) =>
    removingFromCart(call, (ctx, access) =>
      call.body ? removeItem(ctx, access, call.body) : clearCart(ctx, access),
    ),
  ),
});
