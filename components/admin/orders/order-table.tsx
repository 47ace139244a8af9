import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import type { DeskOrder } from "@/lib/orders/desk-rules";
import { Moment } from "../kit/moment-client";
import { ORDER_WORDS } from "./order-words";

const shortId = (orderId: string): string => `…${orderId.slice(-8)}`;

function OrderRow({ order }: { order: DeskOrder }) {
  const { label, tone } = ORDER_WORDS[order.status];
  return (
    <tr>
      <Td className="max-sm:w-full max-sm:max-w-0">
        <Link
          href={`/admin/orders/${order.orderId}`}
          prefetch={false}
          data-row
          title={order.orderId}
          className="font-mono text-[0.8125rem] whitespace-nowrap font-semibold hover:text-action hover:underline"
        >
          {shortId(order.orderId)}
        </Link>
        <span className="block truncate text-xs text-muted sm:hidden">{order.email}</span>
      </Td>
      <Td className="text-muted max-sm:hidden">
        <Moment at={order.placedAt} />
      </Td>
      <Td>
        <span className="flex flex-wrap items-center gap-1.5 max-sm:justify-end">
          <Badge tone={tone}>{label}</Badge>
          {order.refundStatus === "partial" && <Badge>Partly refunded</Badge>}
          {order.refundStatus === "full" && order.status !== "refunded" && <Badge>Refunded</Badge>}
        </span>
      </Td>
      <Td className="max-w-64 truncate max-sm:hidden">{order.email}</Td>
      <Td className="max-w-72 truncate text-ink-soft max-sm:hidden">
        {order.firstName}
        {order.units > 1 && <span className="text-muted"> · {order.units} pieces</span>}
      </Td>
      <Td end className="font-semibold">
        {formatMoney(order.total, order.currency)}
      </Td>
    </tr>
  );
}

export function OrderTable({ rows, className }: { rows: DeskOrder[]; className?: string }) {
  return (
    <Table
      label="Orders"
      className={className}
      head={
        <>
          <Th>Order</Th>
          <Th className="max-sm:hidden">Placed</Th>
          <Th className="max-sm:text-right">State</Th>
          <Th className="max-sm:hidden">Buyer</Th>
          <Th className="max-sm:hidden">Goods</Th>
          <Th end>Total</Th>
        </>
      }
    >
      {rows.map((order) => (
        <OrderRow key={order.orderId} order={order} />
      ))}
    </Table>
  );
}
