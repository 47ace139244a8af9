import type { Metadata } from "next";
import Link from "next/link";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { BarList } from "@/components/ui/bar-list";
import { EmptyState } from "@/components/ui/empty-state";
import { listTotals } from "@/lib/cart/totals";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Carts" };

const SHOWN = 50;

export default async function CartsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin("/admin/carts");
  const { q = "" } = await readAddress(searchParams);
  const { totals, asOf } = await listTotals(ctx.db);
  const wanted = q.trim().toLowerCase();
  const found = totals.filter(
    ({ name, productId }) => name.toLowerCase().includes(wanted) || productId.toLowerCase() === wanted,
  );
  const units = totals.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <DeskPage
      title="Carts"
      note={
        <>
          What lies in all carts together: {units.toLocaleString("en")} units of{" "}
          {totals.length.toLocaleString("en")} products, as of <Moment at={asOf.toISOString()} />
        </>
      }
      narrow
    >
      <FilterBar search="Product" q={q} />
      {found.length === 0 ? (
        <EmptyState
          art="/art/1f6d2"
          title={totals.length === 0 ? "All carts are empty" : "Nobody has that in a cart"}
          text="The totals follow the carts within a minute."
        />
      ) : (
        <Panel className="mt-4">
          <BarList
            label="Products in carts"
            rows={found.slice(0, SHOWN).map(({ productId, name, quantity }) => ({
              key: productId,
              value: quantity,
              text: quantity.toLocaleString("en"),
              label: (
                <Link
                  href={`/admin/products/${encodeURIComponent(productId)}`}
                  prefetch={false}
                  data-row
                  className="hover:underline"
                >
                  {name}
                </Link>
              ),
            }))}
          />
          {found.length > SHOWN && (
            <p className="mt-3 text-muted">
              The largest {SHOWN} of {found.length}. Look for a name to see the others.
            </p>
          )}
        </Panel>
      )}
    </DeskPage>
  );
}
