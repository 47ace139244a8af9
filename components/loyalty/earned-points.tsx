import type { ReactNode } from "react";
import type { StoredEvaluation } from "@/lib/loyalty/campaigns/queries";
import { countPoints } from "@/lib/loyalty/campaigns/words-rules";
import { CoinIcon } from "./coin-icon";

type EarnedPointsProps = {
  evaluation: StoredEvaluation;
  /** Some of the order was paid back, and its points with it. */
  isRefunded: boolean;
  /** Whoever reads it is not signed in. */
  isGuest: boolean;
};

function Line({ children }: { children: ReactNode }) {
  return (
    <p className="mt-5 flex items-start gap-3 rounded-tile bg-butter px-4 py-3.5">
      <CoinIcon className="mt-0.5" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

/** What an order earned and how that was calculated; for a guest, what a member would have. */
export function EarnedPoints({ evaluation, isRefunded, isGuest }: EarnedPointsProps) {
  const { accountId, points, calculated, sum, why } = evaluation;
  if (calculated === 0) return null;
  if (accountId === null) {
    return (
      <Line>
        {isGuest ? (
          <>
            A member earns {countPoints(calculated)} with an order like this.{" "}
            <a href="/sign-up" className="font-semibold text-action underline">
              Make an account
            </a>{" "}
            before the next one.
          </>
        ) : (
          "This order was placed without an account, so it earned no points."
        )}
      </Line>
    );
  }
  return (
    <Line>
      <strong>You earned {countPoints(points)}:</strong> <span className="tabular-nums">{sum}</span>
      {why && <span className="block text-sm text-ink-soft">{why}</span>}
      {isRefunded && (
        <span className="block text-sm text-ink-soft">
          What was paid back took its share of these points with it.
        </span>
      )}
    </Line>
  );
}
