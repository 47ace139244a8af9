import type { ReactNode } from "react";
import { PointsLog } from "@/components/loyalty/points-log";
import { ButtonLink } from "@/components/ui/button";
import type { PointsTransaction } from "@/lib/points/schema";
import { countPoints, dayWords } from "@/lib/points/words-rules";
import { Panel } from "../kit/panel";

type PointsPanelProps = {
  balance: number;
  /** Soonest first. */
  expiring: { date: string; amount: number }[];
  transactions: PointsTransaction[];
  /** The button that moves some. */
  move: ReactNode;
  /** Where the newest and the older entries are; null where there are none. */
  newest: string | null;
  older: string | null;
};

/** What somebody's points are and what happened to them. */
export function PointsPanel({ balance, expiring, transactions, move, newest, older }: PointsPanelProps) {
  const [next] = expiring;
  return (
    <Panel
      title="Points"
      pad="none"
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <strong className="text-ink tabular-nums">{countPoints(balance)}</strong>
          {move}
        </span>
      }
    >
      {next && (
        <p className="px-4 pb-3 text-muted sm:px-5">
          {countPoints(next.amount)} of them expire after {dayWords(next.date)}.
        </p>
      )}
      {transactions.length === 0 ? (
        <p className="px-4 pb-5 text-muted sm:px-5">None have come or gone.</p>
      ) : (
        <PointsLog
          transactions={transactions}
          orderHref={(orderId) => `/admin/orders/${orderId}`}
          className="rounded-none border-x-0 border-b-0"
        />
      )}
      {(newest || older) && (
        <nav aria-label="Pages of the points" className="flex justify-end gap-2 px-4 py-3 sm:px-5">
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
