"use client";

import type { MouseEvent } from "react";
import { CartLink } from "@/components/shell/cart-link";
import { CountBadge } from "@/components/ui/badge";
import { openDrawer, useCart } from "./cart-store";

const useItemCount = () => useCart((view) => view.cart?.itemCount ?? 0);

function openInstead(event: MouseEvent) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || location.pathname === "/cart") return;
  event.preventDefault();
  openDrawer();
}

/** The header's way to the cart: a drawer here, the page itself without script or in a new tab. */
export function HeaderCart() {
  return <CartLink count={useItemCount()} onClick={openInstead} />;
}

/** The number on the phone's cart tab. */
export function CartCount() {
  const count = useItemCount();
  return count > 0 ? <CountBadge key={count} count={count} /> : null;
}
