import { endSessionsOf } from "@/lib/accounts/change-user";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  DELETE: handle(endpoints.endUserSessions, async ({ ctx, params }) => {
    const ended = await endSessionsOf(ctx, params.userId);
    return ended.ok ? reply(200, ended.value) : ended.problem;
  }),
});
