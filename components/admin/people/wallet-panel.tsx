import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Table, Td, Th } from "@/components/ui/table";
import { formatMoney } from "@/lib/kernel/money";
import { entryWords } from "@/lib/wallet/amount-rules";
import type { WalletEntry } from "@/lib/wallet/schema";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";

type WalletPanelProps = {
  entries: WalletEntry[];
  balance: number;
  currency: string;
  /** The button that puts money in. */
  credit: ReactNode;
  /** Where the newest and the older entries are; null where there are none. */
  newest: string | null;
  older: string | null;
};

/** Where the cause of an entry has its page. */
const pageOf = (orderId: string, reason: string): string =>
  reason.startsWith("purchase") ? `/admin/purchases/${orderId}` : `/admin/orders/${orderId}`;

function Entry({ entry, currency }: { entry: WalletEntry; currency: string }) {
  const { createdAt, reason, orderId, amount, balanceAfter } = entry;
  return (
    <tr>
      <Td className="text-muted max-sm:hidden">
        <Moment at={createdAt} />
      </Td>
      <Td className="wrap-anywhere">
        {orderId ? (
          <Link
            href={pageOf(orderId, reason)}
            prefetch={false}
            className="font-semibold hover:text-action hover:underline"
          >
            {entryWords(reason)}
          </Link>
        ) : (
          entryWords(reason)
        )}
        <span className="block text-xs text-muted sm:hidden">
          <Moment at={createdAt} />
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
  );
}

/** What came into somebody's wallet and what went out. */
export function WalletPanel({ entries, balance, currency, credit, newest, older }: WalletPanelProps) {
  return (
    <Panel
      title="Wallet"
      pad="none"
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <strong className="text-ink tabular-nums">{formatMoney(balance, currency)}</strong>
          {credit}
        </span>
      }
    >
      {entries.length === 0 ? (
        <p className="px-4 pb-5 text-muted sm:px-5">Nothing has come in or gone out.</p>
      ) : (
        <Table
          label="Wallet"
          className="rounded-none border-x-0 border-b-0"
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
          {entries.map((entry) => (
            <Entry key={entry.entryId} entry={entry} currency={currency} />
          ))}
        </Table>
      )}
      {(newest || older) && (
        <nav aria-label="Pages of the wallet" className="flex justify-end gap-2 px-4 py-3 sm:px-5">
          {newest && (
            <ButtonLink href={newest} prefetch={false} variant="quiet" size="sm">
              Newest
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={older} prefetch={false} variant="secondary" size="sm">
              Older
            </ButtonLink>
          )}
        </nav>
      )}
    </Panel>
  );
}
