import Link from "next/link";
import { LocalTime } from "@/components/orders/local-time-client";
import { cx } from "@/components/ui/class-names";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import { entryWords } from "@/lib/wallet/amount-rules";
import type { WalletEntry } from "@/lib/wallet/schema";

/** What came in and went out, newest first. */
export function Ledger({ entries, currency }: { entries: WalletEntry[]; currency: string }) {
  return (
    <Table
      label="What came in and went out"
      head={
        <>
          <Th className="max-sm:hidden">When</Th>
          <Th>What</Th>
          <Th end>Amount</Th>
          <Th end className="max-sm:hidden">
            Balance
          </Th>
        </>
      }
    >
      {entries.map(({ entryId, createdAt, reason, orderId, amount, balanceAfter }) => (
        <tr key={entryId}>
          <Td className="whitespace-nowrap max-sm:hidden">
            <LocalTime at={createdAt} withTime />
          </Td>
          <Td>
            {entryWords(reason)}
            {orderId && (
              <Link
                href={
                  reason.startsWith("purchase") ? `/account/wallet/purchase/${orderId}` : `/order/${orderId}`
                }
                prefetch={false}
                className="tap ml-2 font-semibold text-action hover:underline"
              >
                See it
              </Link>
            )}
            <span className="block text-muted sm:hidden">
              <LocalTime at={createdAt} />
            </span>
          </Td>
          <Td end className={cx("font-semibold", amount > 0 && "text-success")}>
            {amount > 0 && "+"}
            {formatMoney(amount, currency)}
          </Td>
          <Td end className="max-sm:hidden">
            {formatMoney(balanceAfter, currency)}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
