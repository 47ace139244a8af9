"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { setQueryString, useQueryString } from "@/components/ui/use-address";
import { ListEnd } from "./list-end";
import { ListForm } from "./list-form-client";
import { type ListQuery, readListQuery, SHELF_SORTS, writeListQuery } from "./list-query";
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
  /** Class names of "Show more". */
  moreLook: string;
  /** `ListTools`. */
  tools: ReactNode;
  /** The first page of the shelf as it stands. */
  children: ReactNode;
};

function show(query: ListQuery) {
  setQueryString(writeListQuery(query, SHELF_SORTS));
}

/** Lets a shelf be sorted and filtered, in its address, and be followed to its end. */
export function ShelfBrowser(props: ShelfBrowserProps) {
  const { shelf, shown, total, nextCursor, nextHref, currency, moreLook, tools, children } = props;
  const query = readListQuery(useQueryString(), SHELF_SORTS);
  const filters = writeListQuery(query, SHELF_SORTS);
  const asItStands = filters === "";
  const { products, loading, outdated, fault, hasMore, more } = useProductPages(
    asItStands ? shelf : `${shelf}&${filters}`,
    asItStands ? nextCursor : undefined,
  );
  const known = asItStands ? shown : 0;
  const unknown = !asItStands && products.length === 0;
  const count = known + products.length;

  function showMore(event: MouseEvent) {
    event.preventDefault();
    more();
  }

  return (
    <>
      <ListForm query={query} plain={asItStands} currency={currency} onChange={show}>
        <p className="mr-auto text-muted">
          {asItStands && `${total} ${total === 1 ? "product" : "products"}`}
        </p>
        {tools}
      </ListForm>
      {unknown && !loading && !fault ? (
        <Suspense>
          <NothingFound onClear={() => setQueryString("")} />
        </Suspense>
      ) : (
        <ProductGrid className={outdated && loading ? "opacity-40 transition-opacity" : undefined}>
          {(asItStands || unknown) && children}
          {products.length > 0 && (
            <Suspense>
              <ShopCards products={products} moves headingLevel={2} />
            </Suspense>
          )}
        </ProductGrid>
      )}
      <ListEnd
        shown={count}
        total={asItStands ? total : undefined}
        loading={loading}
        fault={fault}
        hasMore={hasMore}
        href={asItStands ? nextHref : null}
        onMore={showMore}
        look={moreLook}
      />
      <LiveRegion message={loading || count === known ? "" : `${count} products`} />
    </>
  );
}
