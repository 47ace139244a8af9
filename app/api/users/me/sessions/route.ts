import { listSessions } from "@/lib/accounts/queries";
import { signedIn } from "@/lib/http/account-door";
import { readSessions } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readSessions, async ({ ctx, caller }) => {
    const { user, sessionId } = signedIn(caller);
    const sessions = await listSessions(ctx.db, { userId: user.id, current: sessionId }, ctx.now);
    return reply(200, { sessions });
  }),
});
