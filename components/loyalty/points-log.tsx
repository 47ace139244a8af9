import Link from "next/link";
import { LocalTime } from "@/components/orders/local-time-client";
import { cx } from "@/components/ui/class-names";
import { Table, Td, Th } from "@/components/ui/table";
import type { PointsTransaction } from "@/lib/points/schema";
import { addsPoints, countPoints, TYPE_WORDS } from "@/lib/points/words-rules";

type PointsLogProps = {
  transactions: PointsTransaction[];
  /** Where an order has its page. */
  orderHref: (orderId: string) => string;
  className?: string;
};

function What({ entry, orderHref }: { entry: PointsTransaction } & Pick<PointsLogProps, "orderHref">) {
  const { transaction_type, note, order_id, uncollected } = entry;
  return (
    <>
      {TYPE_WORDS[transaction_type]}
      {order_id && (
        <Link
          href={orderHref(order_id)}
          prefetch={false}
          className="tap ml-2 font-semibold text-action hover:underline"
        >
          See the order
        </Link>
      )}
      {note && <span className="block text-muted wrap-anywhere">{note}</span>}
      {uncollected > 0 && (
        <span className="block text-muted">{countPoints(uncollected)} had been spent already.</span>
      )}
    </>
  );
}

/** What happened to points, newest first. */
export function PointsLog({ transactions, orderHref, className }: PointsLogProps) {
  return (
    <Table
      label="What happened to the points"
      className={className}
      head={
        <>
          <Th className="max-sm:hidden">When</Th>
          <Th>What</Th>
          <Th end>Points</Th>
        </>
      }
    >
      {transactions.map((entry) => {
        const adds = addsPoints(entry.transaction_type);
        return (
          <tr key={entry.id}>
            <Td className="whitespace-nowrap max-sm:hidden">
              <LocalTime at={entry.date_time} withTime />
            </Td>
            <Td>
              <What entry={entry} orderHref={orderHref} />
              <span className="block text-muted sm:hidden">
                <LocalTime at={entry.date_time} />
              </span>
            </Td>
            <Td end className={cx("font-semibold", adds && "text-success")}>
              {adds ? "+" : "−"}
              {entry.amount.toLocaleString("en")}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
