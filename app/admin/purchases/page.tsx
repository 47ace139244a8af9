import type { Metadata } from "next";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { Pager } from "@/components/admin/kit/pager";
import { Tabs } from "@/components/admin/kit/tabs";
import { PurchaseTable } from "@/components/admin/purchases/purchase-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { countOpenPurchases, listDeskPurchases } from "@/lib/checkout/desk-queries";
import { DeskPurchaseFilter } from "@/lib/checkout/desk-rules";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Quick buys" };

const PURCHASES = "/admin/purchases";

const TABS = [
  { state: undefined, label: "All" },
  { state: "under-way", label: "Under way" },
  { state: "succeeded", label: "Succeeded" },
  { state: "failed", label: "Failed" },
] as const;

export default async function PurchasesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(PURCHASES);
  const query = await readAddress(searchParams);
  const filter = DeskPurchaseFilter.parse(query);
  const [{ rows, next }, open] = await Promise.all([
    listDeskPurchases(ctx.db, filter),
    countOpenPurchases(ctx.db),
  ]);
  return (
    <DeskPage title="Quick buys" note="Bought from the wallet in one go, or undone step by step">
      <Tabs
        label="States"
        tabs={TABS.map(({ state, label }) => ({
          href: hrefWith(PURCHASES, query, { state, after: undefined }),
          label,
          count: state === "under-way" ? open : undefined,
          current: state === filter.state,
        }))}
      />
      <FilterBar
        search="Order, e-mail, or id of a buyer or product"
        q={filter.q}
        kept={{ state: filter.state }}
      />
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1f984"
          title={filter.q || filter.state ? "No quick buy is like that" : "Nobody bought in one go yet"}
          text={
            filter.q || filter.state
              ? "Take a filter away, or look at another state."
              : "Whoever has money in the wallet and an address in the account can buy a product with one press."
          }
          action={
            (filter.q || filter.state) && (
              <ButtonLink href={PURCHASES} prefetch={false} variant="secondary">
                Show all
              </ButtonLink>
            )
          }
        />
      ) : (
        <>
          <PurchaseTable rows={rows} />
          <Pager
            path={PURCHASES}
            query={query}
            next={next}
            shown={rows.length}
            total={null}
            noun={rows.length === 1 ? "quick buy" : "quick buys"}
          />
        </>
      )}
    </DeskPage>
  );
}
