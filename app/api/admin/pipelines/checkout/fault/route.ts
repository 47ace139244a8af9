import { setFault } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { setFault as switchFault } from "@/lib/pipelines/set-fault";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  PUT: handle(setFault, async ({ ctx, body }) => {
    const set = await switchFault(ctx, body.enabled);
    return set.ok ? reply(200, set.value) : set.problem;
  }),
});
