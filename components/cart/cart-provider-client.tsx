"use client";

import { lazy, Suspense, useEffect } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { loadMe, useCart } from "./cart-store";

const CartDrawer = lazy(() => import("./cart-drawer-client"));

function refreshWhenSeen() {
  if (document.visibilityState === "visible") void loadMe();
}

/** Asks for the visitor after paint, and again when a tab comes back from elsewhere; holds the drawer. One in a root layout. */
export function CartProvider() {
  const wanted = useCart((view) => view.drawer !== "unused");
  const said = useCart((view) => view.said);

  useEffect(() => {
    void loadMe();
    document.addEventListener("visibilitychange", refreshWhenSeen);
    window.addEventListener("pageshow", refreshWhenSeen);
    return () => {
      document.removeEventListener("visibilitychange", refreshWhenSeen);
      window.removeEventListener("pageshow", refreshWhenSeen);
    };
  }, []);

  return (
    <>
      <LiveRegion message={said} />
      {wanted && (
        <Suspense>
          <CartDrawer />
        </Suspense>
      )}
    </>
  );
}
