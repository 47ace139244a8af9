import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import type { SimulationView } from "@/lib/loyalty/campaigns/simulation-view-rules";
import { TraceList } from "./trace-list";

type SimulationTableProps = {
  rows: SimulationView["rows"];
  /** Orders of the period. */
  all: number;
};

function OrderRow({ row }: { row: SimulationView["rows"][number] }) {
  const { orderId, day, points, active, why, trace } = row;
  return (
    <tr>
      <Td className="whitespace-nowrap">{day}</Td>
      <Td>
        <Link
          href={`/admin/orders/${orderId}`}
          prefetch={false}
          className="font-mono text-xs whitespace-nowrap hover:underline"
        >
          …{orderId.slice(-8)}
        </Link>
      </Td>
      <Td end className="font-semibold">
        {points.toLocaleString("en")}
      </Td>
      <Td end>{active.toLocaleString("en")}</Td>
      <Td className="min-w-64">
        <details>
          <summary className="cursor-pointer wrap-anywhere">{why}</summary>
          <div className="mt-2 border-l-2 border-line pl-3">
            <TraceList trace={trace} />
          </div>
        </details>
      </Td>
    </tr>
  );
}

/** Order by order what it would have earned, and for each the trace of the rules. */
export function SimulationTable({ rows, all }: SimulationTableProps) {
  return (
    <div>
      <Table
        label="Orders of the simulation"
        className="max-h-[60dvh]"
        head={
          <>
            <Th>Paid on</Th>
            <Th>Order</Th>
            <Th end>Points</Th>
            <Th end>On now</Th>
            <Th>Why</Th>
          </>
        }
      >
        {rows.map((row) => (
          <OrderRow key={row.orderId} row={row} />
        ))}
      </Table>
      {rows.length < all && (
        <p className="mt-2 text-muted">
          The {rows.length.toLocaleString("en")} orders that earn most, of {all.toLocaleString("en")}. POST
          /api/campaigns/simulate answers all of them.
        </p>
      )}
    </div>
  );
}
