import { listTotals } from "@/lib/cart/totals";
import { listCartTotals } from "@/lib/http/endpoints/cart-totals";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listCartTotals, async ({ ctx }) => {
    const { totals, asOf } = await listTotals(ctx.db);
    return reply(200, { totals, asOf: asOf.toISOString() });
  }),
});
