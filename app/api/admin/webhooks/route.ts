import * as endpoints from "@/lib/http/endpoints/webhooks";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { listWebhooks } from "@/lib/webhooks/queries";
import { createWebhook } from "@/lib/webhooks/write-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listWebhooks, async ({ ctx }) => {
    const rows = await listWebhooks(ctx.db, ctx.now);
    return reply(200, { webhooks: rows.map(({ webhook }) => webhook) });
  }),
  POST: handle(endpoints.createWebhook, async ({ ctx, body }) => {
    const made = await createWebhook(ctx, body);
    return made.ok ? reply(201, made.value) : made.problem;
  }),
});
