import Link from "next/link";
import { TrendChart } from "@/components/ui/trend-chart";
import { formatMoney } from "@/lib/kernel/money";
import type { Metrics } from "@/lib/stats/queries";

const dayText = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

const count = (value: number | null): string => (value === null ? "unknown" : value.toLocaleString("en"));

/** Orders and revenue by day, with their sums, and what carts came to. */
export function Sales({ metrics }: { metrics: Metrics }) {
  const { byDay, currency, orders, revenue, carts } = metrics;
  const label = (day: string) => dayText.format(new Date(day));
  const average = orders === 0 ? 0 : Math.round(revenue / orders);
  const sums: [name: string, value: string, href: string][] = [
    ["Revenue", formatMoney(revenue, currency), "/admin/payments"],
    ["Paid orders", count(orders), "/admin/orders"],
    ["An order on average", formatMoney(average, currency), "/admin/orders"],
    ["Cart lines changed, ever", count(carts.updated), "/admin/carts"],
    ["Carts merged at sign-in, ever", count(carts.migrated), "/admin/events?type=cart.migrated"],
    ["Carts checked out, ever", count(carts.checkedOut), "/admin/events?type=order.paid"],
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 2xl:grid-cols-6">
        {sums.map(([name, value, href]) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="truncate font-display text-xl font-bold tracking-tight tabular-nums">
              <Link href={href} prefetch={false} className="hover:text-action hover:underline">
                {value}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-6 grid gap-8 lg:grid-cols-2">
        <TrendChart
          label="Revenue a day"
          points={byDay.map(({ day, revenue: value }) => ({
            label: label(day),
            value,
            text: formatMoney(value, currency),
          }))}
        />
        <TrendChart
          label="Orders a day"
          points={byDay.map(({ day, orders: value }) => ({ label: label(day), value, text: count(value) }))}
        />
      </div>
      <p className="mt-4 text-xs text-muted">
        Days are UTC, from the placing of an order; refunds are taken off.
      </p>
    </>
  );
}
