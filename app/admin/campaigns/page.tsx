import type { Metadata } from "next";
import { CAMPAIGNS, CampaignTable } from "@/components/admin/campaigns/campaign-table";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { requireAdmin } from "@/lib/http/require-admin";
import { listDeskCampaigns } from "@/lib/loyalty/campaigns/desk-queries";
import { DeskCampaignFilter } from "@/lib/loyalty/campaigns/desk-rules";

export const metadata: Metadata = { title: "Campaigns" };

const STATUSES = [
  { value: "draft", label: "Drafts" },
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused" },
  { value: "ended", label: "Ended" },
];

export default async function CampaignsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(CAMPAIGNS);
  const query = await readAddress(searchParams);
  const filter = DeskCampaignFilter.parse(query);
  const { rows, next, total } = await listDeskCampaigns(ctx.db, filter);
  const isFiltered = Boolean(filter.q || filter.status);
  return (
    <DeskPage
      title="Campaigns"
      note="What orders earn; every campaign that is on adds to the others"
      actions={
        <ButtonLink href={`${CAMPAIGNS}/new`} prefetch={false} size="sm" icon={<PlusIcon size={18} />}>
          New campaign
        </ButtonLink>
      }
    >
      <FilterBar search="Name or client" q={filter.q}>
        <FilterSelect
          name="status"
          label="Status"
          all="Any status"
          value={filter.status}
          options={STATUSES}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1fa99"
          title={isFiltered ? "No campaign is like that" : "Orders earn nothing yet"}
          text={isFiltered ? "Take a filter away." : "Make a campaign, try it on past orders, and start it."}
          action={
            <ButtonLink
              href={isFiltered ? CAMPAIGNS : `${CAMPAIGNS}/new`}
              prefetch={false}
              variant="secondary"
            >
              {isFiltered ? "Show all campaigns" : "Make the first one"}
            </ButtonLink>
          }
        />
      ) : (
        <>
          <CampaignTable rows={rows} now={ctx.now.toISOString()} />
          <Pager
            path={CAMPAIGNS}
            query={query}
            next={next}
            shown={rows.length}
            total={total}
            noun="campaigns"
          />
        </>
      )}
    </DeskPage>
  );
}
