import { checkOutCart } from "@/lib/http/check-out-cart";
import { checkoutCart } from "@/lib/http/endpoints/checkout";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(checkoutCart, checkOutCart),
});
