import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import type { FindingRow } from "@/lib/orders/findings-queries";
import { Moment } from "../kit/moment-client";
import { RetryRefund } from "./retry-refund-client";

const amount = (value: number | null, currency: string) =>
  value === null ? <span className="text-muted">none</span> : formatMoney(value, currency);

/** Where Stripe and the shop's own rows disagree, or did. */
export function FindingTable({ rows, label }: { rows: FindingRow[]; label: string }) {
  return (
    <Table
      label={label}
      head={
        <>
          <Th>What</Th>
          <Th>About</Th>
          <Th end>Ours</Th>
          <Th end>Stripe's</Th>
          <Th>Found</Th>
          <Th>In words</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id} className="[&>td]:align-top">
          <Td className="whitespace-nowrap">
            <Badge tone={row.resolvedAt ? "success" : "danger"}>{row.kind.replaceAll("-", " ")}</Badge>
          </Td>
          <Td>
            {row.orderId ? (
              <Link
                href={`/admin/orders/${row.orderId}`}
                prefetch={false}
                data-row
                className="font-mono text-xs hover:text-action hover:underline"
              >
                {row.subject}
              </Link>
            ) : (
              <code className="text-xs">{row.subject}</code>
            )}
          </Td>
          <Td end>{amount(row.expected, row.currency)}</Td>
          <Td end>{amount(row.actual, row.currency)}</Td>
          <Td className="text-muted">
            <Moment at={row.foundAt.toISOString()} />
          </Td>
          <Td className="min-w-64">
            {row.detail}
            {row.kind === "refund-failed" && !row.resolvedAt && <RetryRefund refundId={row.subject} />}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
