import { browseLog } from "@/lib/events/browse-log";
import { listEvents } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listEvents, async ({ ctx, query: { limit, cursor, ...filter } }) => {
    const { entries, next } = await browseLog(ctx.db, filter, { limit, before: cursor });
    const events = entries.map(({ seq: _, fannedOut: __, deliveries: ___, ...event }) => event);
    return reply(200, { events, nextCursor: next && encodeCursor(next) });
  }),
});
