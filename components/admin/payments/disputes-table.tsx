import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import type { DisputeRow } from "@/lib/orders/findings-queries";
import { Moment } from "../kit/moment-client";

const words = (text: string): string => text.replaceAll("_", " ");

const toneOf = (status: string) => {
  if (status === "won") return "success";
  return status === "needs_response" || status === "lost" ? "danger" : "neutral";
};

/** What buyers' banks have taken back, newest first. */
export function DisputesTable({ disputes }: { disputes: DisputeRow[] }) {
  return (
    <Table
      label="Disputes"
      head={
        <>
          <Th>State</Th>
          <Th>Order</Th>
          <Th>Why</Th>
          <Th end>Sum</Th>
          <Th>Opened</Th>
        </>
      }
    >
      {disputes.map(({ id, status, orderId, paymentIntentId, reason, amount, currency, openedAt }) => (
        <tr key={id}>
          <Td>
            <Badge tone={toneOf(status)}>{words(status)}</Badge>
          </Td>
          <Td className="break-all">
            {orderId ? (
              <Link
                href={`/admin/orders/${orderId}`}
                prefetch={false}
                className="text-action hover:underline"
              >
                {orderId}
              </Link>
            ) : (
              paymentIntentId
            )}
          </Td>
          <Td>{words(reason)}</Td>
          <Td end>{formatMoney(amount, currency)}</Td>
          <Td className="whitespace-nowrap">
            <Moment at={openedAt.toISOString()} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
