import { answerInTransaction } from "@/lib/http/answer-once";
import { refundOrderEndpoint } from "@/lib/http/endpoints/order-desk";
import { findDeskOrder, missingOrder } from "@/lib/http/order-desk";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { refundOrder } from "@/lib/orders/refund-order";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(
    refundOrderEndpoint,
    ({ params, body, ctx }) =>
      answerInTransaction(ctx, async (ctx) => {
        const refund = await refundOrder(ctx, { orderId: params.orderId, ...body });
        if (!refund.ok) return refund.problem;
        return reply(200, { order: await findDeskOrder(ctx.db, params.orderId), refund: refund.value });
      }),
    missingOrder,
  ),
});
