import type { Metadata } from "next";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { Tabs } from "@/components/admin/kit/tabs";
import { Alarms } from "@/components/admin/overview/alarms";
import { Attention } from "@/components/admin/overview/attention";
import { BestSellers } from "@/components/admin/overview/best-sellers";
import { LowStock } from "@/components/admin/overview/low-stock";
import { NewestOrders } from "@/components/admin/overview/newest-orders";
import { Sales } from "@/components/admin/overview/sales";
import { ArrowRightIcon } from "@/components/ui/icons";
import { Skeleton } from "@/components/ui/skeleton";
import { requireAdmin } from "@/lib/http/require-admin";
import { readMetrics } from "@/lib/stats/queries";

export const metadata: Metadata = { title: { absolute: "Overview · Mercat office" } };

const RANGES = [7, 30, 60] as const;

function More({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="tap font-semibold text-action hover:underline">
      {children} <ArrowRightIcon size={16} className="-mt-0.5 inline" />
    </Link>
  );
}

const rows = (
  <div className="flex flex-col gap-1.5">
    {["a", "b", "c", "d", "e", "f"].map((row) => (
      <Skeleton key={row} className="h-9" />
    ))}
  </div>
);

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, caller } = await requireAdmin("/admin");
  const query = await readAddress(searchParams);
  const days = RANGES.find((range) => String(range) === query.days) ?? 30;
  const metrics = await readMetrics(ctx.db, days, ctx.now);
  return (
    <DeskPage
      title={`Hello, ${caller.user.nickname}`}
      note={new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" }).format(ctx.now)}
    >
      <Alarms db={ctx.db} />
      <Attention metrics={metrics} db={ctx.db} />
      <Panel className="mt-4">
        <Tabs
          label="Days"
          tabs={RANGES.map((range) => ({
            href: hrefWith("/admin", {}, { days: String(range) }),
            label: `${range} days`,
            current: range === days,
          }))}
        />
        <Sales metrics={metrics} />
      </Panel>
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-3">
        <Panel title="Newest orders" aside={<More href="/admin/orders">All orders</More>}>
          <Suspense fallback={rows}>
            <NewestOrders db={ctx.db} />
          </Suspense>
        </Panel>
        <Panel title="Low stock" aside={<More href="/admin/products?stock=low&sort=stock">All of it</More>}>
          <Suspense fallback={rows}>
            <LowStock db={ctx.db} />
          </Suspense>
        </Panel>
        <Panel title="Best sellers" aside={<More href="/admin/products?sort=sold">The ranking</More>}>
          <BestSellers rows={metrics.bestSellers} />
        </Panel>
      </div>
    </DeskPage>
  );
}
