import { Price } from "@/components/ui/price";
import { formatMoney } from "@/lib/kernel/money";

type OrderTotalsProps = {
  /** Between the goods and the total; amounts in minor units. */
  sums: [label: string, amount: number][];
  total: number;
  currency: string;
  /** What the total is called. */
  label?: string;
  /** Below the total: what it contains, what went back. */
  after?: [label: string, amount: number][];
};

function Row({ label, children }: { label: string; children: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

export function OrderTotals({ sums, total, currency, label = "Total", after = [] }: OrderTotalsProps) {
  return (
    <dl className="flex flex-col gap-1.5">
      {sums.map(([name, amount]) => (
        <Row key={name} label={name}>
          {name === "Shipping" && amount === 0 ? "Free" : formatMoney(amount, currency)}
        </Row>
      ))}
      <div className="mt-1.5 flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <dt className="text-lg font-bold">{label}</dt>
        <dd>
          <Price amount={total} currency={currency} size="lg" />
        </dd>
      </div>
      {after.map(([name, amount]) => (
        <Row key={name} label={name}>
          {formatMoney(amount, currency)}
        </Row>
      ))}
    </dl>
  );
}
