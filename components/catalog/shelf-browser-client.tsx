"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { useQueryString } from "@/components/ui/use-address";
import { ListEnd } from "./list-end";
import { ListForm } from "./list-form-client";
import { ProductGrid } from "./product-grid";
import type { ShelfViewProps } from "./shelf-view-client";

const ShelfView = lazy(() => import("./shelf-view-client"));

type ShelfBrowserProps = Omit<ShelfViewProps, "search" | "goesOn"> & {
  currency: string;
  /** `ListTools`. */
  tools: ReactNode;
};

/** A shelf as the document brings it; what sorts, filters and continues it is loaded when it is asked for. */
export function ShelfBrowser({ currency, tools, ...shelf }: ShelfBrowserProps) {
  const search = useQueryString();
  const [awake, setAwake] = useState(false);
  const [goesOn, setGoesOn] = useState(false);
  if (search && !awake) setAwake(true);
  const { shown, total, nextHref, moreLook, children } = shelf;

  function goOn(event: MouseEvent) {
    event.preventDefault();
    setAwake(true);
    setGoesOn(true);
  }

  const asItStands = (
    <>
      <ProductGrid>{children}</ProductGrid>
      {nextHref && <ListEnd shown={shown} total={total} href={nextHref} onMore={goOn} look={moreLook} />}
    </>
  );
  return (
    <>
      <ListForm kind="shelf" currency={currency}>
        <p className="mr-auto text-muted">{!search && `${total} ${total === 1 ? "product" : "products"}`}</p>
        {tools}
      </ListForm>
      {awake ? (
        <Suspense fallback={asItStands}>
          <ShelfView {...shelf} search={search} goesOn={goesOn} />
        </Suspense>
      ) : (
        asItStands
      )}
    </>
  );
}
