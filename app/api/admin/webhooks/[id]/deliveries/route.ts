import * as endpoints from "@/lib/http/endpoints/webhooks";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { problem } from "@/lib/kernel/errors";
import { findWebhook, listWebhookDeliveries } from "@/lib/webhooks/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listWebhookDeliveries, async ({ ctx, params, query: { status, limit, cursor } }) => {
    if (!(await findWebhook(ctx.db, params.id, ctx.now)))
      return problem("not-found", "There is no webhook with this identifier.");
    const page = { limit, after: cursor };
    const { deliveries, next } = await listWebhookDeliveries(ctx.db, params.id, { status }, page);
    return reply(200, { deliveries, nextCursor: next && encodeCursor(next) });
  }),
});
