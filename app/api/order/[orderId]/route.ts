import { readOrder } from "@/lib/http/endpoints/checkout";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { UNKNOWN_ORDER, visitorOf } from "@/lib/http/visitor";
import { findOrderFor } from "@/lib/orders/access";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readOrder, async ({ params, caller, cookies, request, ctx }) => {
    const visitor = visitorOf(caller, cookies, request.headers, params.orderId);
    const found = await findOrderFor(ctx.db, params.orderId, visitor);
    return found ? reply(200, { order: found.order }) : UNKNOWN_ORDER;
  }),
});
