import { registerAccount } from "@/lib/accounts/register-account";
import { MAIL_ON_ITS_WAY } from "@/lib/http/account-door";
import { signUp } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(signUp, async ({ ctx, body }) => {
    await registerAccount(ctx, body);
    return reply(202, MAIL_ON_ITS_WAY);
  }),
});
