import { resendReceiptEndpoint } from "@/lib/http/endpoints/order-desk";
import { findDeskOrder, missingOrder } from "@/lib/http/order-desk";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { resendReceipt } from "@/lib/orders/resend-receipt";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(
    resendReceiptEndpoint,
    async ({ params, ctx }) => {
      const sent = await resendReceipt(ctx, params.orderId);
      return sent.ok ? reply(200, { order: await findDeskOrder(ctx.db, params.orderId) }) : sent.problem;
    },
    missingOrder,
  ),
});
