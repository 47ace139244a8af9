import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import type { DisputeRow } from "@/lib/orders/findings-queries";
import { Moment } from "../kit/moment-client";

const words = (text: string) => text.replaceAll("_", " ");

/** Payments that their owners' banks question. */
export function DisputeTable({ rows }: { rows: DisputeRow[] }) {
  return (
    <Table
      label="Disputes"
      head={
        <>
          <Th>State</Th>
          <Th>Order</Th>
          <Th>Why</Th>
          <Th end>Amount</Th>
          <Th end>Opened</Th>
        </>
      }
    >
      {rows.map(({ id, status, orderId, reason, amount, currency, openedAt }) => (
        <tr key={id}>
          <Td>
            <Badge tone={status === "needs_response" ? "danger" : status === "won" ? "success" : "neutral"}>
              {words(status)}
            </Badge>
          </Td>
          <Td>
            {orderId && (
              <Link
                href={`/admin/orders/${orderId}`}
                prefetch={false}
                data-row
                className="font-mono text-xs hover:text-action hover:underline"
              >
                {orderId}
              </Link>
            )}
          </Td>
          <Td>{words(reason)}</Td>
          <Td end>{formatMoney(amount, currency)}</Td>
          <Td end className="text-muted">
            <Moment at={openedAt.toISOString()} day />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
