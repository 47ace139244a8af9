import { answerOnce } from "@/lib/http/answer-once";
import { topUpWallet } from "@/lib/http/endpoints/wallet";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { minimumCharge } from "@/lib/services/payments";
import { startTopUp } from "@/lib/wallet/top-up";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(topUpWallet, async ({ body, caller, ctx }) => {
    if (caller.kind !== "user") return problem("unauthenticated", "Sign in to top your wallet up.");
    if (body.amount < minimumCharge(env.SHOP_CURRENCY)) {
      return problem("amount-below-minimum", "A card cannot be charged so little.");
    }
    const { id } = caller.user;
    return answerOnce(ctx, async () => reply(201, await startTopUp(ctx, id, body.amount)));
  }),
});
