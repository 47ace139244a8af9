import { verifyAccount } from "@/lib/accounts/verify-account";
import { verify } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(verify, async ({ ctx, body }) => {
    const verified = await verifyAccount(ctx, body);
    return verified.ok ? reply(204) : verified.problem;
  }),
});
