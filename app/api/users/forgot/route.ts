import { requestCode } from "@/lib/accounts/request-code";
import { MAIL_ON_ITS_WAY } from "@/lib/http/account-door";
import { forgot } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(forgot, async ({ ctx, body }) => {
    await requestCode(ctx, { email: body.email, purpose: "reset" });
    return reply(202, MAIL_ON_ITS_WAY);
  }),
});
