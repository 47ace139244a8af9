import { readTotal } from "@/lib/cart/totals";
import { readCartTotal } from "@/lib/http/endpoints/cart-totals";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readCartTotal, async ({ ctx, params: { productId } }) =>
    reply(200, { product: productId, quantity: await readTotal(ctx.db, productId) }),
  ),
});
