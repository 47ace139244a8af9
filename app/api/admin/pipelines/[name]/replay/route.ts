import { startReplay } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { replayPipeline } from "@/lib/pipelines/start-replay";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(startReplay, async ({ ctx, params, body }) => {
    const started = await replayPipeline(ctx, params.name, body);
    return started.ok ? reply(202, { replayId: started.value.replayId }) : started.problem;
  }),
});
