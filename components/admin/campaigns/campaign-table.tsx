import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { DeskCampaign } from "@/lib/loyalty/campaigns/desk-queries";
import { phaseOf } from "@/lib/loyalty/campaigns/desk-rules";
import { Moment } from "../kit/moment-client";
import { clientName, PHASES } from "./campaign-words";

export const CAMPAIGNS = "/admin/campaigns";

type CampaignTableProps = { rows: readonly DeskCampaign[]; now: string };

function Dates({ startsAt, endsAt }: Pick<DeskCampaign, "startsAt" | "endsAt">) {
  if (!startsAt && !endsAt) return <span className="text-muted">no dates</span>;
  return (
    <span className="whitespace-nowrap">
      {startsAt ? <Moment at={startsAt} day /> : "…"} – {endsAt ? <Moment at={endsAt} day /> : "…"}
    </span>
  );
}

/** Campaigns with where they stand and what they have brought. */
export function CampaignTable({ rows, now }: CampaignTableProps) {
  return (
    <Table
      label="Campaigns"
      className="mt-4"
      head={
        <>
          <Th>Campaign</Th>
          <Th>Status</Th>
          <Th>For orders of</Th>
          <Th>Dates</Th>
          <Th end>Rules</Th>
          <Th end>Orders</Th>
          <Th end>Points issued</Th>
          <Th>Changed</Th>
        </>
      }
    >
      {rows.map((row) => {
        const { label, tone } = PHASES[phaseOf(row, now)];
        return (
          <tr key={row.id}>
            <Td className="max-w-80 min-w-44">
              <Link
                href={`${CAMPAIGNS}/${row.id}`}
                prefetch={false}
                data-row
                className="line-clamp-2 font-semibold wrap-anywhere hover:underline"
              >
                {row.campaign_name}
              </Link>
            </Td>
            <Td>
              <Badge tone={tone}>{label}</Badge>
            </Td>
            <Td className="max-w-40 truncate">{clientName(row.client)}</Td>
            <Td>
              <Dates startsAt={row.startsAt} endsAt={row.endsAt} />
            </Td>
            <Td end>{row.rules.length}</Td>
            <Td end>{row.orders.toLocaleString("en")}</Td>
            <Td end>{row.points.toLocaleString("en")}</Td>
            <Td>
              <Moment at={row.updatedAt} />
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
