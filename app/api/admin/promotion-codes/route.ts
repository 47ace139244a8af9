import { createPromotionCode, listPromotionCodes } from "@/lib/http/endpoints/promotion-codes";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { listPromotionCodes as readPromotionCodes } from "@/lib/promotions/queries";
import { createPromotionCode as makePromotionCode } from "@/lib/promotions/write-codes";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listPromotionCodes, async ({ ctx, query: { limit, cursor } }) => {
    const { promotionCodes, next } = await readPromotionCodes(ctx.db, { limit, after: cursor });
    return reply(200, { promotionCodes, nextCursor: next && encodeCursor(next) });
  }),
  POST: handle(createPromotionCode, async ({ ctx, body }) => {
    const made = await makePromotionCode(ctx, body);
    return made.ok ? reply(201, { promotionCode: made.value }) : made.problem;
  }),
});
