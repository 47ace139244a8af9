import { findPurchase } from "@/lib/checkout/buy-now";
import { readPurchase } from "@/lib/http/endpoints/wallet";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { UNKNOWN_ORDER } from "@/lib/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readPurchase, async ({ params, caller, ctx }) => {
    const purchase = await findPurchase(ctx.db, params.orderId);
    const mine =
      caller.kind === "user" && (caller.user.role === "admin" || caller.user.id === purchase?.userId);
    if (!purchase || !mine) return UNKNOWN_ORDER;
    const { orderId, state, failure, productId, quantity, total, steps } = purchase;
    return reply(200, { orderId, status: state, failure, productId, quantity, total, steps });
  }),
});
