import { memo } from "react";
import { cx } from "@/components/ui/class-names";
import { formatMoney } from "@/lib/kernel/money";
import type { SimulationView } from "@/lib/loyalty/campaigns/simulation-view-rules";
import { CompareChart } from "./compare-chart";
import { SimulationTable } from "./simulation-table";

type SimulationResultProps = { view: SimulationView; currency: string; isStale: boolean };

const count = (value: number): string => value.toLocaleString("en");

type SumProps = { label: string; points: number; cost: number; currency: string; strong?: boolean };

function Sum({ label, points, cost, currency, strong }: SumProps) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={cx("font-display text-xl font-bold tabular-nums", strong && "text-action")}>
        {count(points)} <span className="text-sm">points</span>
      </dd>
      <dd className="text-muted tabular-nums">{formatMoney(cost, currency)}</dd>
    </div>
  );
}

const difference = (draft: number, active: number): string => {
  if (active === 0) return draft === 0 ? "as now" : "where now they earn nothing";
  const percent = Math.round(((draft - active) / active) * 100);
  if (percent === 0) return "as much as all that is on now";
  return percent > 0
    ? `${count(percent)}% more than all that is on now`
    : `${count(-percent)}% less than all that is on now`;
};

/** What rules would have issued, drawn once and not at every keystroke in the rules: in all, against the campaigns that are on, by day, by rule and by order. */
export const SimulationResult = memo(function SimulationResult(props: SimulationResultProps) {
  const { view, currency, isStale } = props;
  const { orders, rewarded, draft, active, issued, byRule, days, rows } = view;
  if (orders === 0) return <p className="font-semibold">No order was paid on these days.</p>;
  return (
    <div
      className={cx("mt-2 grid grid-cols-[minmax(0,1fr)] gap-6 transition-opacity", isStale && "opacity-60")}
    >
      <p>
        <strong>
          {count(rewarded)} of {count(orders)}
        </strong>{" "}
        paid orders would have earned points, {difference(draft.points, active.points)}.
      </p>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Sum label="These rules alone" {...draft} currency={currency} strong />
        <Sum label="The campaigns that are on now" {...active} currency={currency} />
        <Sum label="Really issued then" {...issued} currency={currency} />
      </dl>
      <CompareChart days={days} />
      {byRule.length > 1 && (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {byRule.map(({ rule, points }) => (
            <li key={rule}>
              Rule {rule + 1}: <strong className="tabular-nums">{count(points)}</strong> points
            </li>
          ))}
        </ul>
      )}
      <SimulationTable rows={rows} all={orders} />
    </div>
  );
});
