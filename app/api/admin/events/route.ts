import { listEvents as readLog } from "@/lib/events/log-queries";
import { listEvents } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listEvents, async ({ ctx, query: { limit, cursor, ...filter } }) => {
    const { events, next } = await readLog(ctx.db, filter, { limit, after: cursor });
    return reply(200, { events, nextCursor: next && encodeCursor(next) });
  }),
});
