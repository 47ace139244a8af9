import { listTransactionsEndpoint } from "@/lib/http/endpoints/points";
import { pointsOwner } from "@/lib/http/points-owner";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { listTransactions } from "@/lib/points/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listTransactionsEndpoint, async ({ query, caller, ctx }) => {
    const owner = pointsOwner(caller, query.account_id, "invalid-query");
    if (!owner.ok) return owner.problem;
    const { type: types, from, to, limit, cursor } = query;
    const wanted = { accountId: owner.value, types, from, to, limit, after: cursor ?? null };
    const { transactions, next } = await listTransactions(ctx.db, wanted);
    return reply(200, { transactions, nextCursor: next && encodeCursor(next) });
  }),
});
