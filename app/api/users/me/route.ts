import { findAccount } from "@/lib/accounts/queries";
import { updateAccount } from "@/lib/accounts/update-account";
import { closeOwnAccount } from "@/lib/http/account-closing";
import { refusal, signedIn, written } from "@/lib/http/account-door";
import { changeAccount, closeAccount, readAccount } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { SIGNED_OUT } from "@/lib/http/session-open";
import { problem } from "@/lib/kernel/errors";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readAccount, async ({ ctx, caller }) => {
    const user = await findAccount(ctx.db, signedIn(caller).user.id);
    return user ? reply(200, { user }) : problem("unauthenticated", "Sign in to do this.");
  }),
  PATCH: handle(changeAccount, async ({ ctx, caller, body }) => {
    const { user, sessionId } = signedIn(caller);
    const changed = await updateAccount(ctx, { userId: user.id, sessionId }, body);
    return changed.ok ? reply(200, { user: changed.value }) : refusal(changed.problem);
  }),
  DELETE: handle(closeAccount, async ({ ctx, caller, body }) => {
    const refused = await closeOwnAccount(ctx, signedIn(caller), body?.password);
    return refused ? refusal(refused) : reply(204, undefined, { cookies: written(SIGNED_OUT) });
  }),
});
