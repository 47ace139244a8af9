import { noteOrderEndpoint } from "@/lib/http/endpoints/order-desk";
import { findDeskOrder, missingOrder } from "@/lib/http/order-desk";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { noteOrder } from "@/lib/orders/note-order";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(
    noteOrderEndpoint,
    async ({ params, body, ctx }) => {
      await noteOrder(ctx, params.orderId, body.note);
      return reply(200, { order: await findDeskOrder(ctx.db, params.orderId) });
    },
    missingOrder,
  ),
});
