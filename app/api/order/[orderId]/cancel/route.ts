import { cancelOrder } from "@/lib/http/endpoints/checkout";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { openOrder, UNKNOWN_ORDER, visitorOf } from "@/lib/http/visitor";
import { cancelOrder as cancel } from "@/lib/orders/cancel-order";
import { findOrder } from "@/lib/orders/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(cancelOrder, async ({ params, caller, cookies, request, ctx }) => {
    const row = await openOrder(
      ctx.db,
      params.orderId,
      visitorOf(caller, cookies, request.headers, params.orderId),
    );
    if (!row) return UNKNOWN_ORDER;
    const byDesk = caller.kind === "user" && caller.user.role === "admin" && caller.user.id !== row.userId;
    const cancelled = await cancel(ctx, row, { byDesk });
    if (!cancelled.ok) return cancelled.problem;
    const order = await findOrder(ctx.db, row.id);
    return order ? reply(200, { order }) : UNKNOWN_ORDER;
  }),
});
