import type { Metadata } from "next";
import { CAMPAIGNS } from "@/components/admin/campaigns/campaign-table";
import { lastDays } from "@/components/admin/campaigns/last-days";
import { CampaignWorkbench } from "@/components/admin/campaigns/workbench-client";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "New campaign" };

export default async function NewCampaignPage() {
  const { ctx } = await requireAdmin(`${CAMPAIGNS}/new`);
  return (
    <DeskPage
      title="New campaign"
      note="It begins as a draft, which earns nothing until it is started"
      back={{ href: CAMPAIGNS, label: "Campaigns" }}
    >
      <CampaignWorkbench
        campaign={null}
        version={0}
        currency={env.SHOP_CURRENCY}
        period={lastDays(ctx.now)}
      />
    </DeskPage>
  );
}
