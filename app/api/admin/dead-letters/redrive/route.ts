import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { redriveDeadLetters } from "@/lib/pipelines/resolve-dead-letters";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.redriveDeadLetters, async ({ ctx, body }) =>
    reply(200, await redriveDeadLetters(ctx, body.filter)),
  ),
});
