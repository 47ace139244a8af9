import { answerOnce } from "@/lib/http/answer-once";
import { answerPurchase } from "@/lib/http/answer-purchase";
import { buyNowEndpoint } from "@/lib/http/endpoints/wallet";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(buyNowEndpoint, async ({ body, caller, ctx }) => {
    if (caller.kind !== "user") return problem("unauthenticated", "Sign in to buy from your wallet.");
    const { user } = caller;
    return answerOnce(ctx, () => answerPurchase(ctx, user, body));
  }),
});
