import { deletePromotionCode, updatePromotionCode } from "@/lib/http/endpoints/promotion-codes";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { hasPromotionCode } from "@/lib/promotions/queries";
import { updatePromotionCode as change, deletePromotionCode as remove } from "@/lib/promotions/write-codes";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  PATCH: handle(
    updatePromotionCode,
    async ({ ctx, params, body }) => {
      const changed = await change(ctx, params.id, body);
      return changed.ok ? reply(200, { promotionCode: changed.value }) : changed.problem;
    },
    async ({ ctx, params }) =>
      (await hasPromotionCode(ctx.db, params.id))
        ? null
        : problem("not-found", "There is no promotion code with this identifier."),
  ),
  DELETE: handle(deletePromotionCode, async ({ ctx, params }) => {
    const removed = await remove(ctx, params.id);
    return removed.ok ? reply(204) : removed.problem;
  }),
});
