import { deliverOrderEndpoint } from "@/lib/http/endpoints/order-desk";
import { findDeskOrder, missingOrder } from "@/lib/http/order-desk";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { advanceOrder } from "@/lib/orders/advance-order";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(
    deliverOrderEndpoint,
    async ({ params, ctx }) => {
      const moved = await advanceOrder(ctx, params.orderId, "delivered");
      return moved.ok ? reply(200, { order: await findDeskOrder(ctx.db, params.orderId) }) : moved.problem;
    },
    missingOrder,
  ),
});
