import { listPastOrders } from "@/lib/http/endpoints/checkout";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { problem } from "@/lib/kernel/errors";
import { listPastOrders as findPastOrders } from "@/lib/orders/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listPastOrders, async ({ query, caller, ctx }) => {
    if (caller.kind !== "user") return problem("unauthenticated", "Sign in to see your orders.");
    const page = await findPastOrders(ctx.db, {
      userId: caller.user.id,
      limit: query.limit,
      after: query.cursor ?? null,
    });
    return reply(200, { orders: page.orders, nextCursor: page.next && encodeCursor(page.next) });
  }),
});
