import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import type { FindingRow } from "@/lib/orders/findings-queries";
import { Moment } from "../kit/moment-client";
import { RetryRefund } from "./retry-refund-client";

const KINDS: Record<FindingRow["kind"], string> = {
  "payment-without-cause": "Payment without an order",
  "cause-without-payment": "Paid without a payment",
  "amount-differs": "Another sum",
  "refund-differs": "Another refund",
  "refund-failed": "Refund refused",
  "not-settled": "Not settled",
};

const sum = (amount: number | null, currency: string): string =>
  amount === null ? "–" : formatMoney(amount, currency);

function Row({ finding }: { finding: FindingRow }) {
  const { kind, subject, orderId, detail, expected, actual, currency, foundAt, resolvedAt } = finding;
  return (
    <tr>
      <Td>
        <Badge tone={resolvedAt ? "neutral" : "danger"}>{KINDS[kind]}</Badge>
      </Td>
      <Td className="max-w-md">{detail}</Td>
      <Td className="break-all">
        {orderId ? (
          <Link href={`/admin/orders/${orderId}`} prefetch={false} className="text-action hover:underline">
            {orderId}
          </Link>
        ) : (
          subject
        )}
      </Td>
      <Td end>{sum(expected, currency)}</Td>
      <Td end>{sum(actual, currency)}</Td>
      <Td className="whitespace-nowrap">
        <Moment at={(resolvedAt ?? foundAt).toISOString()} />
      </Td>
      <Td end>{kind === "refund-failed" && !resolvedAt && <RetryRefund refundId={subject} />}</Td>
    </tr>
  );
}

/** Payments that need a person, or did. */
export function FindingsTable({ label, findings }: { label: string; findings: FindingRow[] }) {
  return (
    <Table
      label={label}
      head={
        <>
          <Th>What</Th>
          <Th>Why</Th>
          <Th>Order or payment</Th>
          <Th end>Ours</Th>
          <Th end>Stripe</Th>
          <Th>When</Th>
          <Th end>
            <span className="sr-only">Action</span>
          </Th>
        </>
      }
    >
      {findings.map((finding) => (
        <Row key={finding.id} finding={finding} />
      ))}
    </Table>
  );
}
