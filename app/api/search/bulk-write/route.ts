import * as endpoints from "@/lib/http/endpoints/search";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { requestReindex } from "@/lib/search/request-reindex";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.requestReindex, async ({ ctx, body }) => {
    const productIds = Array.isArray(body) ? body.map(({ productId }) => productId) : null;
    return reply(202, { jobId: await requestReindex(ctx, productIds) });
  }),
});
