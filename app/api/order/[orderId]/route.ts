import { readOrder } from "@/lib/http/endpoints/checkout";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { openOrder, UNKNOWN_ORDER, visitorOf } from "@/lib/http/visitor";
import { completeOrder } from "@/lib/orders/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readOrder, async ({ params, caller, cookies, request, ctx }) => {
    const visitor = visitorOf(caller, cookies, request.headers, params.orderId);
    const row = await openOrder(ctx.db, params.orderId, visitor);
    return row ? reply(200, { order: await completeOrder(ctx.db, row) }) : UNKNOWN_ORDER;
  }),
});
