import { listAudit } from "@/lib/audit/queries";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listAudit, async ({ ctx, query: { limit, cursor, ...filter } }) => {
    const { entries, next } = await listAudit(ctx.db, filter, { limit, after: cursor });
    return reply(200, { entries, nextCursor: next && encodeCursor(next) });
  }),
});
