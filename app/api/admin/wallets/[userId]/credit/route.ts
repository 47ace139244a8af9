import { findAccount } from "@/lib/accounts/queries";
import { answerInTransaction } from "@/lib/http/answer-once";
import { creditWalletEndpoint } from "@/lib/http/endpoints/wallet";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { creditWallet } from "@/lib/wallet/credit-wallet";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(
    creditWalletEndpoint,
    ({ params, body, ctx }) =>
      answerInTransaction(ctx, async (ctx) => {
        const booked = await creditWallet(ctx, { userId: params.userId, ...body });
        if (!booked.ok) return booked.problem;
        return reply(200, {
          username: params.userId,
          balance: booked.value.balance,
          currency: env.SHOP_CURRENCY,
        });
      }),
    async ({ params, ctx }) =>
      (await findAccount(ctx.db, params.userId)) ? null : problem("not-found", "There is no such account."),
  ),
});
