import { listDeskUsers } from "@/lib/accounts/desk-queries";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listUsers, async ({ ctx, query: { limit, cursor, q, role, state } }) => {
    const { rows, next } = await listDeskUsers(ctx.db, { q, role, state, after: cursor }, limit);
    return reply(200, { users: rows, nextCursor: next });
  }),
});
