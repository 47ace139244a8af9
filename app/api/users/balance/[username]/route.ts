import { findBalanceOwner } from "@/lib/http/balance-owner";
import { readBalance } from "@/lib/http/endpoints/wallet";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { findBalance } from "@/lib/wallet/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readBalance, async ({ params, caller, ctx }) => {
    const userId = await findBalanceOwner(ctx.db, caller, params.username);
    if (!userId) return problem("not-found", "There is no such account.");
    return reply(200, {
      username: params.username,
      balance: await findBalance(ctx.db, userId),
      currency: env.SHOP_CURRENCY,
    });
  }),
});
