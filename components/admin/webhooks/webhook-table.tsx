import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { WebhookCounts } from "@/lib/webhooks/queries";
import type { Webhook } from "@/lib/webhooks/schema";
import { Moment } from "../kit/moment-client";
import { stateOf, typesText, WEBHOOKS } from "./webhook-words";

type Row = { webhook: Webhook; counts: WebhookCounts };

const number = (value: number) => value.toLocaleString("en");

export function WebhookTable({ rows }: { rows: Row[] }) {
  return (
    <Table
      label="Webhooks"
      head={
        <>
          <Th>Address</Th>
          <Th className="max-md:hidden">Hears</Th>
          <Th>State</Th>
          <Th end className="max-lg:hidden">
            Accepted, 7 days
          </Th>
          <Th end className="max-lg:hidden">
            Failed
          </Th>
          <Th end className="max-lg:hidden">
            On their way
          </Th>
          <Th className="max-md:hidden">Made</Th>
        </>
      }
    >
      {rows.map(({ webhook, counts }) => {
        const { label, tone } = stateOf(webhook);
        return (
          <tr key={webhook.id}>
            <Td className="w-full max-w-0">
              <Link
                href={`${WEBHOOKS}/${webhook.id}`}
                prefetch={false}
                data-row
                className="block truncate font-semibold hover:text-action hover:underline"
                title={webhook.url}
              >
                {webhook.url}
              </Link>
              {webhook.description && (
                <span className="block truncate text-xs text-muted">{webhook.description}</span>
              )}
            </Td>
            <Td className="whitespace-nowrap max-md:hidden">{typesText(webhook.types)}</Td>
            <Td>
              <Badge tone={tone}>{label}</Badge>
            </Td>
            <Td end className="max-lg:hidden">
              {number(counts.succeeded)}
            </Td>
            <Td end className="max-lg:hidden">
              {counts.failed > 0 ? (
                <span className="font-semibold text-danger">{number(counts.failed)}</span>
              ) : (
                0
              )}
            </Td>
            <Td end className="max-lg:hidden">
              {number(counts.pending)}
            </Td>
            <Td className="whitespace-nowrap text-muted max-md:hidden">
              <Moment at={webhook.createdAt} day />
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
