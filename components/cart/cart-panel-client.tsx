"use client";

import { useEffect } from "react";
import { Card } from "@/components/ui/card";
import type { Cart } from "@/lib/cart/schema";
import { CartLines } from "./cart-lines-client";
import { seedCart, useCart } from "./cart-store";
import { CartSummary, type Shipping } from "./cart-summary";
import { EmptyCart } from "./empty-cart";

type CartPanelProps = {
  /** As the server rendered it; from then on the browser's view goes on. */
  initial: Cart;
  shipping: Shipping;
};

export function CartPanel({ initial, shipping }: CartPanelProps) {
  const known = useCart((view) => view.cart);
  useEffect(() => seedCart(initial), [initial]);

  const { items = initial.items, subtotal, currency } = known?.items ? known : initial;
  if (items.length === 0) return <EmptyCart />;
  return (
    <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
      <Card>
        <CartLines items={items} currency={currency} />
      </Card>
      <Card as="aside" aria-label="Summary" className="lg:sticky lg:top-26">
        <CartSummary items={items} subtotal={subtotal} currency={currency} shipping={shipping} />
      </Card>
    </div>
  );
}
