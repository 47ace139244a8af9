import type { Metadata } from "next";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DateRange } from "@/components/admin/kit/date-range";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { Tabs } from "@/components/admin/kit/tabs";
import { OrderTable } from "@/components/admin/orders/order-table";
import { ORDER_WORDS } from "@/components/admin/orders/order-words";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAdmin } from "@/lib/http/require-admin";
import { countOrders, listDeskOrders } from "@/lib/orders/desk-queries";
import { DeskOrderFilter } from "@/lib/orders/desk-rules";
import { ORDER_STATUSES } from "@/lib/orders/rules";

export const metadata: Metadata = { title: "Orders" };

const ORDERS = "/admin/orders";
const REFUNDS = [
  { value: "partial", label: "Partly refunded" },
  { value: "full", label: "Wholly refunded" },
];
/** Tabs in the order in which a day's work comes; `undefined` is all. */
const TABS = [undefined, ...ORDER_STATUSES] as const;

export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(ORDERS);
  const query = await readAddress(searchParams);
  const filter = DeskOrderFilter.parse(query);
  const [page, counts] = await Promise.all([listDeskOrders(ctx.db, filter), countOrders(ctx.db, filter)]);
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return (
    <DeskPage title="Orders">
      <Tabs
        label="States"
        tabs={TABS.map((status) => ({
          href: hrefWith(ORDERS, query, { status, after: undefined }),
          label: status ? ORDER_WORDS[status].label : "All",
          count: status ? counts[status] : all,
          current: status === filter.status,
        }))}
      />
      <FilterBar search="Order, e-mail, product or payment" q={filter.q} kept={{ status: filter.status }}>
        <FilterSelect
          name="refund"
          label="Refunds"
          all="Refunded or not"
          value={filter.refund}
          options={REFUNDS}
        />
        <DateRange from={filter.from} to={filter.to} />
      </FilterBar>
      {page.rows.length === 0 ? (
        <EmptyState
          art="/art/1f9fe"
          title="No order is like that"
          text="Take a filter away, or look at another state."
          action={
            <ButtonLink href={ORDERS} prefetch={false} variant="secondary">
              Show all orders
            </ButtonLink>
          }
        />
      ) : (
        <>
          <OrderTable rows={page.rows} className="mt-4" />
          <Pager
            path={ORDERS}
            query={query}
            next={page.next}
            shown={page.rows.length}
            total={filter.status ? (counts[filter.status] ?? 0) : all}
            noun="orders"
          />
        </>
      )}
    </DeskPage>
  );
}
