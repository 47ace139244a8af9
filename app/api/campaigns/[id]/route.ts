import { expireTags } from "@/lib/catalog/expire-tags";
import { isAdmin } from "@/lib/http/caller";
import { deleteCampaign, readCampaign, updateCampaign } from "@/lib/http/endpoints/campaigns";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { changeCampaign } from "@/lib/loyalty/campaigns/change-campaign";
import { deleteCampaign as remove } from "@/lib/loyalty/campaigns/delete-campaign";
import { findCampaignRow, toCampaign } from "@/lib/loyalty/campaigns/queries";
import { campaignTags, isInForce } from "@/lib/loyalty/campaigns/rules";

const MISSING = problem("not-found", "There is no campaign with this identifier.");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readCampaign, async ({ ctx, caller, params }) => {
    const row = await findCampaignRow(ctx.db, params.id);
    if (!row || !(isAdmin(caller) || isInForce(row, ctx.now))) return MISSING;
    return reply(200, { campaign: toCampaign(row.id, row) });
  }),
  PATCH: handle(
    updateCampaign,
    async ({ ctx, params, body }) => {
      const changed = await changeCampaign(ctx, params.id, body);
      if (!changed.ok) return changed.problem;
      expireTags([campaignTags.all]);
      return reply(200, { campaign: toCampaign(params.id, changed.value) });
    },
    async ({ ctx, params }) => ((await findCampaignRow(ctx.db, params.id)) ? null : MISSING),
  ),
  DELETE: handle(deleteCampaign, async ({ ctx, params }) => {
    const removed = await remove(ctx, params.id);
    if (!removed.ok) return removed.problem;
    expireTags([campaignTags.all]);
    return reply(204);
  }),
});
