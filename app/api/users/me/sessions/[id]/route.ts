import { endSession } from "@/lib/accounts/end-session";
import { signedIn, written } from "@/lib/http/account-door";
import { endSession as ending } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { SIGNED_OUT } from "@/lib/http/session-open";
import { problem } from "@/lib/kernel/errors";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  DELETE: handle(ending, async ({ ctx, caller, params }) => {
    const { user, sessionId } = signedIn(caller);
    const ended = await endSession(ctx.db, { sessionId: params.id, userId: user.id }, ctx.now);
    if (!ended) return problem("not-found", "There is no such session of yours, or it has ended.");
    return reply(204, undefined, { cookies: params.id === sessionId ? written(SIGNED_OUT) : [] });
  }),
});
