import { resetPassword } from "@/lib/accounts/change-password";
import { reset } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(reset, async ({ ctx, body }) => {
    const changed = await resetPassword(ctx, body);
    return changed.ok ? reply(204) : changed.problem;
  }),
});
