import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { listDeadLetters } from "@/lib/pipelines/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listDeadLetters, async ({ ctx, query: { limit, cursor, ...filter } }) => {
    const { rows, next } = await listDeadLetters(ctx.db, filter, { limit, after: cursor });
    return reply(200, { deadLetters: rows, nextCursor: next && encodeCursor(next) });
  }),
});
