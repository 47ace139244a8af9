import { readReplay } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { findReplay } from "@/lib/pipelines/replay-queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readReplay, async ({ ctx, params }) => {
    const found = await findReplay(ctx.db, params.replayId);
    if (!found) return problem("not-found", "There is no replay with this identifier.");
    const { replayId, status, total, done, failed } = found;
    return reply(200, { replay: { replayId, status, total, done, failed } });
  }),
});
