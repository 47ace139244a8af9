import { answerInTransaction } from "@/lib/http/answer-once";
import { issuePointsEndpoint, readPointsEndpoint, redeemPointsEndpoint } from "@/lib/http/endpoints/points";
import { isDesk, pointsOwner } from "@/lib/http/points-owner";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { toPointsAccount } from "@/lib/points/account-answer";
import { grantPoints, spendPoints } from "@/lib/points/grant-points";
import { readPoints, readPointsOn } from "@/lib/points/queries";
import { dayOf } from "@/lib/points/rules";
import type { PointTransaction } from "@/lib/points/write-transaction";

const toAnswer = ({ id, recordedAt, accountId, type, amount }: PointTransaction) => ({
  ...{ id, date_time: recordedAt.toISOString(), account_id: accountId, transaction_type: type, amount },
});

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readPointsEndpoint, async ({ query, caller, ctx }) => {
    const owner = pointsOwner(caller, query.account_id, "invalid-query");
    if (!owner.ok) return owner.problem;
    const points = query.on
      ? await readPointsOn(ctx.db, owner.value, query.on)
      : await readPoints(ctx.db, owner.value, ctx.now);
    return reply(200, toPointsAccount(owner.value, points));
  }),
  POST: handle(issuePointsEndpoint, async ({ body, caller, ctx }) => {
    const { account_id: accountId, amount, issued_date: given } = body;
    const issuedOn = given === undefined ? undefined : dayOf(new Date(given));
    if (issuedOn !== undefined && issuedOn > dayOf(ctx.now)) {
      const message = "Points are imported with a day that has passed.";
      return problem("bad-request", message, { errors: [{ path: "issued_date", message }] });
    }
    const byDesk = isDesk(caller, accountId);
    return answerInTransaction(ctx, async (ctx) =>
      reply(201, toAnswer(await grantPoints(ctx, { accountId, amount, issuedOn, byDesk }))),
    );
  }),
  DELETE: handle(redeemPointsEndpoint, async ({ body, caller, ctx }) => {
    const owner = pointsOwner(caller, body.account_id, "bad-request");
    if (!owner.ok) return owner.problem;
    const spending = { accountId: owner.value, amount: body.amount, byDesk: isDesk(caller, owner.value) };
    return answerInTransaction(ctx, async (ctx) => {
      const redeemed = await spendPoints(ctx, spending);
      return redeemed.ok ? reply(200, toAnswer(redeemed.value)) : redeemed.problem;
    });
  }),
});
