import { inTransaction } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import type { CampaignRow } from "./queries";
import type { NewCampaign } from "./schema";
import { recordVersion } from "./write-campaign";

const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Makes a campaign with its first version; it counts for orders that are paid from now on. */
export const createCampaign = (ctx: Context, input: NewCampaign): Promise<CampaignRow> =>
  inTransaction(ctx.db, async (tx) => {
    const { campaign_name: name, startsAt, endsAt, ...said } = input;
    const [row] = await tx
      .insert(campaigns)
      .values({
        ...said,
        id: createId("cmp"),
        name,
        startsAt: momentOf(startsAt),
        endsAt: momentOf(endsAt),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning();
    if (!row) throw new Error("an insert answered no row");
    await recordVersion(tx, ctx, row, { action: "campaign.create", after: input });
    return row;
  });
