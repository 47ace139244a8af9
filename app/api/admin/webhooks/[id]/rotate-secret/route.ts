import * as endpoints from "@/lib/http/endpoints/webhooks";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { rotateSecret } from "@/lib/webhooks/write-endpoints";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.rotateWebhookSecret, async ({ ctx, params }) => {
    const rotated = await rotateSecret(ctx, params.id);
    return rotated.ok ? reply(200, rotated.value) : rotated.problem;
  }),
});
