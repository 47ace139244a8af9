import { migrateCart } from "@/lib/cart/migrate-cart";
import { changingCart } from "@/lib/http/cart-door";
import { migrateCart as migrateCartEndpoint } from "@/lib/http/endpoints/cart";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(migrateCartEndpoint, (call) =>
    changingCart(call, migrateCart, (cart, merged) => reply(200, { ...cart, merged })),
  ),
});
