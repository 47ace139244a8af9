import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignButtons } from "@/components/admin/campaigns/campaign-buttons-client";
import { CAMPAIGNS } from "@/components/admin/campaigns/campaign-table";
import { clientName, PHASES } from "@/components/admin/campaigns/campaign-words";
import { lastDays } from "@/components/admin/campaigns/last-days";
import { VersionList } from "@/components/admin/campaigns/version-list";
import { CampaignWorkbench } from "@/components/admin/campaigns/workbench-client";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { Badge } from "@/components/ui/badge";
import type { Database } from "@/db/client";
import { nameActors } from "@/lib/accounts/desk-queries";
import { listAudit } from "@/lib/audit/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { readVersion } from "@/lib/loyalty/campaigns/desk-queries";
import { phaseOf } from "@/lib/loyalty/campaigns/desk-rules";
import { findCampaignRow, listVersions, readFigures, toCampaign } from "@/lib/loyalty/campaigns/queries";

export const metadata: Metadata = { title: "Campaign" };

const read = async (db: Database, id: string) => {
  const [row, versions, { entries }, figures] = await Promise.all([
    findCampaignRow(db, id),
    listVersions(db, id),
    listAudit(db, { subject: id }, { limit: 10 }),
    readFigures(db),
  ]);
  if (!row) notFound();
  const actors = [...versions, ...entries].map(({ actor }) => actor);
  return {
    row,
    campaign: toCampaign(id, row),
    versions: versions.map((version) => ({
      ...{ version: version.version, actor: version.actor, at: version.at.toISOString() },
      said: readVersion(version),
    })),
    entries,
    names: await nameActors(db, actors),
    figures: figures.get(id) ?? { orders: 0, points: 0 },
  };
};

export default async function CampaignPage({ params }: { params: Promise<{ id: string }> }) {
  const id = decodeURIComponent((await params).id);
  const { ctx } = await requireAdmin(`${CAMPAIGNS}/${id}`);
  const { row, campaign, versions, entries, names, figures } = await read(ctx.db, id);
  const { label, tone } = PHASES[phaseOf(campaign, ctx.now.toISOString())];
  return (
    <DeskPage
      title={campaign.campaign_name}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{label}</Badge>
          <span>version {row.version}</span>
          <span className="font-mono text-xs">{id}</span>
        </span>
      }
      back={{ href: CAMPAIGNS, label: "Campaigns" }}
      actions={<CampaignButtons id={id} status={campaign.status} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <CampaignWorkbench
          key={id}
          campaign={campaign}
          version={row.version}
          currency={env.SHOP_CURRENCY}
          period={lastDays(ctx.now)}
        />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title="So far">
            <Facts
              facts={[
                ["For orders of", clientName(campaign.client)],
                ["Orders that earned by it", figures.orders.toLocaleString("en")],
                ["Points issued", figures.points.toLocaleString("en")],
                ["Worth", formatMoney(figures.points * env.POINT_VALUE, env.SHOP_CURRENCY)],
                ["Made", <Moment key="made" at={row.createdAt.toISOString()} />],
              ]}
            />
          </Panel>
          <Panel title="Versions">
            <VersionList versions={versions} names={names} />
          </Panel>
          <Panel title="Audit">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
      </div>
    </DeskPage>
  );
}
