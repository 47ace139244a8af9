import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { DeskPurchase } from "@/lib/checkout/desk-queries";
import { formatMoney } from "@/lib/kernel/money";
import { Moment } from "../kit/moment-client";
import { failureWords, PURCHASE_WORDS } from "./purchase-words";

function Row({ purchase }: { purchase: DeskPurchase }) {
  const { orderId, state, failure, steps, productName, quantity, email, total, currency } = purchase;
  const { label, tone } = PURCHASE_WORDS[state];
  const undone = steps.filter(({ status }) => status === "compensated").length;
  return (
    <tr>
      <Td className="max-sm:w-full max-sm:max-w-0">
        <Link
          href={`/admin/purchases/${orderId}`}
          prefetch={false}
          data-row
          title={orderId}
          className="font-mono text-[0.8125rem] font-semibold whitespace-nowrap hover:text-action hover:underline"
        >
          …{orderId.slice(-8)}
        </Link>
        <span className="block truncate text-xs text-muted sm:hidden">{email}</span>
      </Td>
      <Td className="text-muted max-sm:hidden">
        <Moment at={purchase.createdAt} />
      </Td>
      <Td>
        <span className="flex flex-col items-start gap-0.5 max-sm:items-end">
          <Badge tone={tone}>{label}</Badge>
          {failure && <span className="text-xs text-muted max-sm:text-right">{failureWords(failure)}</span>}
        </span>
      </Td>
      <Td className="text-muted max-lg:hidden">
        {steps.filter(({ status }) => status === "done").length} done
        {undone > 0 && `, ${undone} undone`}
      </Td>
      <Td className="max-w-64 truncate max-sm:hidden">{email}</Td>
      <Td className="max-w-72 truncate text-ink-soft max-md:hidden">
        {quantity} × {productName}
      </Td>
      <Td end className="font-semibold">
        {formatMoney(total, currency)}
      </Td>
    </tr>
  );
}

export function PurchaseTable({ rows }: { rows: DeskPurchase[] }) {
  return (
    <Table
      label="Quick buys"
      className="mt-4"
      head={
        <>
          <Th>Order</Th>
          <Th className="max-sm:hidden">Begun</Th>
          <Th className="max-sm:text-right">State</Th>
          <Th className="max-lg:hidden">Steps</Th>
          <Th className="max-sm:hidden">Buyer</Th>
          <Th className="max-md:hidden">Goods</Th>
          <Th end>Total</Th>
        </>
      }
    >
      {rows.map((purchase) => (
        <Row key={purchase.orderId} purchase={purchase} />
      ))}
    </Table>
  );
}
