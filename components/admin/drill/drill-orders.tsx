import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { DrillOrder } from "@/lib/pipelines/drill";
import { CORRUPTED } from "@/lib/pipelines/rules";
import { viewHref } from "../backups/backup-words";
import { EVENTS } from "../events/event-words";

function Cell({ value }: { value: string | number | undefined }) {
  if (value === undefined) return <span className="text-muted">none</span>;
  return value === CORRUPTED ? (
    <span className="font-mono text-xs font-bold text-danger">{CORRUPTED}</span>
  ) : (
    value
  );
}

function Row({ row }: Pick<DrillOrder, "row">) {
  return (
    <>
      <Td>
        <Cell value={row?.paymentId} />
      </Td>
      <Td end>
        <Cell value={row?.paymentAmount} />
      </Td>
      <Td>
        <Cell value={row?.paymentCurrency} />
      </Td>
      <Td end>
        <Cell value={row?.totalQuantity} />
      </Td>
    </>
  );
}

function ObjectLink({ order: { eventId, object, backup } }: { order: DrillOrder }) {
  if (object) {
    return (
      <Link href={viewHref(object)} prefetch={false} className="font-semibold text-action hover:underline">
        stored
      </Link>
    );
  }
  if (!eventId) return <span className="text-muted">none</span>;
  return <span className="text-muted">{backup === "done" ? "gathered" : "on its way"}</span>;
}

function Indexed({ order: { eventId, indexed, analytics } }: { order: DrillOrder }) {
  if (!eventId) return <span className="text-muted">none</span>;
  if (indexed === null) return <span className="text-warning">index away</span>;
  if (indexed) return <Badge tone="success">found</Badge>;
  return <span className="text-muted">{analytics === "filtered" ? "stayed out" : "on its way"}</span>;
}

/** What became of the drill's orders, everywhere, at this moment. */
export function DrillOrders({ orders }: { orders: DrillOrder[] }) {
  return (
    <Table
      label="The drill's orders"
      head={
        <>
          <Th>Order</Th>
          <Th end>Sent</Th>
          <Th>Payment</Th>
          <Th end>Amount</Th>
          <Th>Currency</Th>
          <Th end>Quantity</Th>
          <Th>Backup</Th>
          <Th>Analytics</Th>
        </>
      }
    >
      {orders.map((order) => (
        <tr key={order.number}>
          <Td className="whitespace-nowrap">
            {order.eventId ? (
              <Link
                href={`${EVENTS}/${order.eventId}`}
                prefetch={false}
                className="font-semibold hover:text-action hover:underline"
              >
                No. {order.number}
              </Link>
            ) : (
              <span className="text-muted">No. {order.number}</span>
            )}
          </Td>
          <Td end className={order.eventId ? undefined : "text-muted"}>
            {order.amount}
          </Td>
          <Row row={order.row} />
          <Td>
            <ObjectLink order={order} />
          </Td>
          <Td>
            <Indexed order={order} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
