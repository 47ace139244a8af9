import * as endpoints from "@/lib/http/endpoints/webhooks";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { redeliverWebhook } from "@/lib/webhooks/redeliver-webhook";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.redeliverWebhook, async ({ ctx, params }) => {
    const sent = await redeliverWebhook(ctx, params.id);
    return sent.ok ? reply(202, sent.value) : sent.problem;
  }),
});
