"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveRegion } from "@/components/ui/live-region";
import { setQueryString } from "@/components/ui/use-address";
import { ListEnd } from "./list-end";
import { readListQuery, writeListQuery } from "./list-query";
import { ProductGrid } from "./product-grid";
import { ShopCards } from "./shop-cards";
import { useProductPages } from "./use-product-pages";

export type ShelfViewProps = {
  /** Query of the API for the whole shelf. */
  shelf: string;
  /** Products in the document, of how many. */
  shown: number;
  total: number;
  nextCursor: string | null;
  /** Where the list goes on without script. */
  nextHref: string | null;
  /** Class names of "Show more". */
  moreLook: string;
  /** Query string of the address. */
  search: string;
  /** More was asked for before this was here. */
  goesOn: boolean;
  /** The first page of the shelf as it stands. */
  children: ReactNode;
};

function NothingFits() {
  return (
    <EmptyState
      art="/art/1f50d"
      title="Nothing fits all of that"
      text="Widen the price or take a filter away."
      action={<Button onClick={() => setQueryString("")}>Show everything here</Button>}
    />
  );
}

/** A shelf sorted, filtered or followed further than its first page. */
export default function ShelfView(props: ShelfViewProps) {
  const { shelf, shown, total, nextCursor, nextHref, moreLook, search, goesOn, children } = props;
  const grid = useRef<HTMLUListElement>(null);
  const focusAt = useRef(goesOn ? shown : -1);
  const filters = writeListQuery(readListQuery(search, "shelf"), "shelf");
  const asItStands = filters === "";
  const { products, loading, outdated, fault, hasMore, more } = useProductPages(
    asItStands ? shelf : `${shelf}&${filters}`,
    asItStands ? { cursor: nextCursor, goesOn } : undefined,
  );
  const known = asItStands ? shown : 0;
  const unknown = !asItStands && products.length === 0;
  const count = known + products.length;

  // Whoever asked for more goes on with the first that came.
  useEffect(() => {
    const first = grid.current?.children[focusAt.current]?.querySelector("a");
    if (!first || count <= focusAt.current) return;
    first.focus({ preventScroll: true });
    focusAt.current = -1;
  }, [count]);

  function showMore(event: MouseEvent) {
    event.preventDefault();
    focusAt.current = count;
    more();
  }

  if (unknown && !loading && !fault) return <NothingFits />;
  return (
    <>
      <ProductGrid ref={grid} className={outdated && loading ? "opacity-40 transition-opacity" : undefined}>
        {(asItStands || unknown) && children}
        <ShopCards products={products} headingLevel={2} />
      </ProductGrid>
      {(hasMore || fault) && (
        <ListEnd
          shown={count}
          total={asItStands ? total : undefined}
          loading={loading}
          fault={fault}
          href={asItStands ? nextHref : null}
          onMore={showMore}
          look={moreLook}
        />
      )}
      <LiveRegion message={loading || count === known ? "" : `${count} products`} />
    </>
  );
}
