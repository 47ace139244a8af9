import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { redriveDeadLetter } from "@/lib/pipelines/resolve-dead-letters";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.redriveDeadLetter, async ({ ctx, params }) => {
    const redriven = await redriveDeadLetter(ctx, params.id);
    return redriven.ok ? reply(200, redriven.value) : redriven.problem;
  }),
});
