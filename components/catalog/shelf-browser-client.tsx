"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { setQueryString, useQueryString } from "@/components/ui/use-address";
import { ListEnd } from "./list-end";
import { readListQuery, SHELF_SORTS, writeListQuery } from "./list-query";
import { ListToolbar } from "./list-toolbar-client";
import { ProductGrid } from "./product-grid";
import { useProductPages } from "./use-product-pages";

const ShopCards = lazy(() => import("./shop-cards-client"));
const NothingFound = lazy(() => import("./nothing-found-client"));

type ShelfBrowserProps = {
  /** Query of the API for the whole shelf. */
  shelf: string;
  /** Products in the document, of how many. */
  shown: number;
  total: number;
  nextCursor: string | null;
  /** Where the list goes on without script. */
  nextHref: string | null;
  currency: string;
  /** The first page of the shelf as it stands. */
  children: ReactNode;
};

/** Lets a shelf be sorted and filtered, in its address, and be followed to its end. */
export function ShelfBrowser(props: ShelfBrowserProps) {
  const { shelf, shown, total, nextCursor, nextHref, currency, children } = props;
  const query = readListQuery(useQueryString(), SHELF_SORTS);
  const filters = writeListQuery(query, SHELF_SORTS);
  const asItStands = filters === "";
  const list = useProductPages(
    asItStands ? shelf : `${shelf}&${filters}`,
    asItStands ? nextCursor : undefined,
  );
  const { products, loading, outdated, fault, hasMore } = list;
  const unknown = !asItStands && products.length === 0;
  const count = asItStands ? shown + products.length : products.length;

  function more(event: MouseEvent) {
    event.preventDefault();
    list.more();
  }

  return (
    <>
      <ListToolbar
        query={query}
        sorts={SHELF_SORTS}
        note={asItStands && `${total} ${total === 1 ? "product" : "products"}`}
        currency={currency}
        onChange={(next) => setQueryString(writeListQuery(next, SHELF_SORTS))}
      />
      <Suspense>
        {unknown && !loading && !fault ? (
          <NothingFound onClear={() => setQueryString("")} />
        ) : (
          <ProductGrid className={outdated && loading ? "opacity-40 transition-opacity" : undefined}>
            {(asItStands || unknown) && children}
            <Suspense>
              {products.length > 0 && <ShopCards products={products} moves headingLevel={2} />}
            </Suspense>
          </ProductGrid>
        )}
      </Suspense>
      <ListEnd
        shown={count}
        total={asItStands ? total : undefined}
        loading={loading}
        fault={fault}
        hasMore={hasMore}
        href={asItStands ? nextHref : null}
        onMore={more}
      />
      <LiveRegion message={loading || count === shown ? "" : `${count} products`} />
    </>
  );
}
