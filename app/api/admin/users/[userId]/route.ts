import { changeUser } from "@/lib/accounts/change-user";
import { findDeskUser } from "@/lib/accounts/desk-queries";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";

const UNKNOWN_USER = problem("not-found", "There is no account with this identifier.");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.readUser, async ({ ctx, params }) => {
    const user = await findDeskUser(ctx.db, params.userId);
    return user ? reply(200, { user }) : UNKNOWN_USER;
  }),
  PATCH: handle(
    endpoints.changeUser,
    async ({ ctx, params, body }) => {
      const changed = await changeUser(ctx, params.userId, body);
      return changed.ok ? reply(200, { user: changed.value }) : changed.problem;
    },
    async ({ ctx, params }) => ((await findDeskUser(ctx.db, params.userId)) ? null : UNKNOWN_USER),
  ),
});
