import type { Metadata } from "next";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { Tabs } from "@/components/admin/kit/tabs";
import { PointsSums } from "@/components/admin/loyalty/points-sums";
import { EmptyState } from "@/components/ui/empty-state";
import { TrendChart } from "@/components/ui/trend-chart";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { type PointsOverview, readOverview } from "@/lib/points/desk-queries";
import { addDays, dayOf } from "@/lib/points/rules";
import { dayWords } from "@/lib/points/words-rules";

export const metadata: Metadata = { title: "Points" };

const HERE = "/admin/loyalty";
const SPANS = [30, 90, 365];
const DEFAULT_SPAN = 90;

const text = (points: number): string => points.toLocaleString("en");

const sumsOf = (found: PointsOverview) => [
  { label: "Issued", value: text(found.issued) },
  { label: "Redeemed", value: text(found.redeemed), note: `${text(found.returned)} returned` },
  {
    label: "Taken back",
    value: text(found.takenBack),
    note: `${text(found.uncollected)} could not be collected`,
  },
  { label: "Expired", value: text(found.expired) },
];

const chart = (found: PointsOverview, name: "issued" | "redeemed" | "expired") =>
  found.byDay.map((day) => ({ label: dayWords(day.day), value: day[name], text: text(day[name]) }));

/** What the points of everybody come to: what was issued and used, and what the shop still owes. */
export default async function LoyaltyPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(HERE);
  const { days } = await readAddress(searchParams);
  const span = SPANS.find((known) => String(known) === days) ?? DEFAULT_SPAN;
  const today = dayOf(ctx.now);
  const found = await readOverview(ctx.db, { from: addDays(today, 1 - span), to: today }, ctx.now);
  const liability = formatMoney(found.spendable * env.POINT_VALUE, env.SHOP_CURRENCY);
  const isQuiet = found.issued + found.redeemed + found.expired + found.spendable === 0;
  return (
    <DeskPage
      title="Points"
      note={
        <>
          The shop owes {liability}: {text(found.accounts)} {found.accounts === 1 ? "account" : "accounts"}{" "}
          can spend {text(found.spendable)} points at {formatMoney(env.POINT_VALUE, env.SHOP_CURRENCY)} each
        </>
      }
    >
      <Tabs
        label="Days"
        tabs={SPANS.map((known) => ({
          ...{ href: `${HERE}?days=${known}`, label: `${known} days`, current: known === span },
        }))}
      />
      <PointsSums sums={sumsOf(found)} />
      {isQuiet ? (
        <EmptyState
          art="/art/1fa99"
          title="Nobody has points yet"
          text="Campaigns issue them when orders are paid; a user's page issues some by hand."
        />
      ) : (
        <div className="mt-4 grid gap-4 xl:grid-cols-3">
          {(["issued", "redeemed", "expired"] as const).map((name) => (
            <Panel key={name}>
              <TrendChart
                label={`${name.charAt(0).toUpperCase()}${name.slice(1)} a day`}
                points={chart(found, name)}
              />
            </Panel>
          ))}
        </div>
      )}
    </DeskPage>
  );
}
