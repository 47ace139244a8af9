import { Card } from "@/components/ui/card";
import { formatMoney, fractionDigits } from "@/lib/kernel/money";
import { prepareShown } from "@/lib/loyalty/campaigns/cached";
import { earnsFor } from "@/lib/loyalty/campaigns/evaluation-rules";
import type { Campaign } from "@/lib/loyalty/campaigns/schema";
import { countPoints } from "@/lib/loyalty/campaigns/words-rules";

/** In major units. */
const BASKETS = [10, 25, 50, 100, 250];

/** What baskets of one product come to under all campaigns together. */
export function EarnExamples({ campaigns, currency }: { campaigns: Campaign[]; currency: string }) {
  const prepared = campaigns.map(prepareShown);
  return (
    <Card as="li">
      <h2 className="text-2xl leading-tight font-bold">What an order earns</h2>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-2">
        {BASKETS.map((major) => {
          const amount = major * 10 ** fractionDigits(currency);
          const points = earnsFor({ amount, total: amount, quantity: 1, items: 1, currency }, prepared);
          return (
            <div key={major} className="contents">
              <dt>One product for {formatMoney(amount, currency)}</dt>
              <dd className="text-right font-semibold tabular-nums">{countPoints(points)}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
