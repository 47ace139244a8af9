import { signedIn } from "@/lib/http/account-door";
import { exportAccount } from "@/lib/http/account-export";
import { exportAccount as endpoint } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoint, async ({ ctx, caller }) => {
    const { user, sessionId } = signedIn(caller);
    const file = await exportAccount(ctx, { userId: user.id, sessionId });
    const name = `mercat-${file.exportedAt.slice(0, 10)}.json`;
    return reply(200, file, { headers: { "Content-Disposition": `attachment; filename="${name}"` } });
  }),
});
