import { listExternalOrders } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { listExternalOrders as readOrders } from "@/lib/pipelines/order-queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listExternalOrders, async ({ ctx, query: { limit, cursor, customerId } }) => {
    const { rows, next } = await readOrders(ctx.db, { customerId }, { limit, after: cursor });
    return reply(200, { rows, nextCursor: next && encodeCursor(next) });
  }),
});
