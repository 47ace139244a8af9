"use client";

import { useRef } from "react";
import type { CartItem } from "@/lib/cart/schema";
import { CartLine } from "./cart-line-client";

type CartLinesProps = { items: CartItem[]; currency: string };

export function CartLines({ items, currency }: CartLinesProps) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul ref={list} tabIndex={-1} aria-label="In your cart" className="outline-none">
      {items.map((item) => (
        <CartLine
          key={item.productId}
          item={item}
          currency={currency}
          onRemoved={() => list.current?.focus()}
        />
      ))}
    </ul>
  );
}
