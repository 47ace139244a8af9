import { readWallet } from "@/lib/http/endpoints/wallet";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { findBalance, listEntries } from "@/lib/wallet/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readWallet, async ({ query, caller, ctx }) => {
    if (caller.kind !== "user") return problem("unauthenticated", "Sign in to see your wallet.");
    const { id } = caller.user;
    const [balance, page] = await Promise.all([
      findBalance(ctx.db, id),
      listEntries(ctx.db, { userId: id, limit: query.limit, after: query.cursor ?? null }),
    ]);
    const nextCursor = page.next && encodeCursor(page.next);
    return reply(200, { balance, currency: env.SHOP_CURRENCY, entries: page.entries, nextCursor });
  }),
});
