import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { readMetrics } from "@/lib/stats/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.readMetrics, async ({ ctx, query }) =>
    reply(200, await readMetrics(ctx.db, query.days, ctx.now)),
  ),
});
