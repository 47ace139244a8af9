"use client";

import { useEffect } from "react";
import type { CartRewards } from "@/components/loyalty/cart-earn";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import type { Cart } from "@/lib/cart/schema";
import { CartLines } from "./cart-lines-client";
import { seedCart, useCart } from "./cart-store";
import { CartSummary, type Shipping } from "./cart-summary";
import { EmptyCart } from "./empty-cart";

type CartPanelProps = {
  /** As the server rendered it; from then on the browser's view goes on. */
  initial: Cart;
  shipping: Shipping;
  rewards: CartRewards;
};

export function CartPanel({ initial, shipping, rewards }: CartPanelProps) {
  const known = useCart((view) => view.cart);
  useEffect(() => seedCart(initial), [initial]);

  const { items = initial.items, subtotal, currency } = known?.items ? known : initial;
  const isEmpty = items.length === 0;
  return (
    <div
      className={cx(
        "mt-6 grid items-start gap-6 lg:gap-10",
        !isEmpty && "lg:grid-cols-[minmax(0,1fr)_24rem]",
      )}
    >
      <Card>
        <CartLines items={items} currency={currency} empty={<EmptyCart />} />
      </Card>
      {!isEmpty && (
        <Card as="aside" aria-label="Summary" className="lg:sticky lg:top-26">
          <CartSummary {...{ items, subtotal, currency, shipping, rewards }} />
        </Card>
      )}
    </div>
  );
}
