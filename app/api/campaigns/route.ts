import { expireTags } from "@/lib/catalog/expire-tags";
import { isAdmin } from "@/lib/http/caller";
import { createCampaign, listCampaigns } from "@/lib/http/endpoints/campaigns";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { createCampaign as makeCampaign } from "@/lib/loyalty/campaigns/create-campaign";
import { listCampaigns as readCampaigns, toCampaign } from "@/lib/loyalty/campaigns/queries";
import { campaignTags } from "@/lib/loyalty/campaigns/rules";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listCampaigns, async ({ ctx, caller, query: { cursor, ...query } }) => {
    const inForceAt = isAdmin(caller) ? undefined : ctx.now;
    const { campaigns, next } = await readCampaigns(ctx.db, { ...query, after: cursor, inForceAt });
    return reply(200, { campaigns, nextCursor: next && encodeCursor(next) });
  }),
  POST: handle(createCampaign, async ({ ctx, body }) => {
    const row = await makeCampaign(ctx, body);
    expireTags([campaignTags.all]);
    const headers = { Location: `/api/campaigns/${row.id}` };
    return reply(201, { campaign: toCampaign(row.id, row) }, { headers });
  }),
});
