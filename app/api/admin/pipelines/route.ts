import { listPipelines } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { listPipelines as readPipelines, statusOf } from "@/lib/pipelines/pipeline-queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listPipelines, async ({ ctx }) =>
    reply(200, { pipelines: (await readPipelines(ctx.db, ctx.now)).map(statusOf) }),
  ),
});
