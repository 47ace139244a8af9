import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import type { Context } from "@/lib/events/context";
import { ok, type Result } from "@/lib/kernel/result";
import { lockCampaign, missing, recordVersion } from "./write-campaign";

/** Ends a campaign and takes it out of every list; orders that earned by it keep what they earned. */
export const deleteCampaign = (ctx: Context, id: string): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const row = await lockCampaign(tx, id);
    if (!row) return missing;
    const [ended = row] = await tx
      .update(campaigns)
      .set({ status: "ended", version: row.version + 1, updatedAt: ctx.now, deletedAt: ctx.now })
      .where(eq(campaigns.id, id))
      .returning();
    const before = { campaign_name: row.name, status: row.status };
    await recordVersion(tx, ctx, ended, { action: "campaign.delete", before });
    return ok(null);
  });
