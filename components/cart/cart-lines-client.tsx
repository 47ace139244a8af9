"use client";

import { type ReactNode, useState } from "react";
import type { CartItem } from "@/lib/cart/schema";
import { CartLine } from "./cart-line-client";
import { changeCart } from "./cart-store";
import { RemovedLine } from "./removed-line-client";

type CartLinesProps = {
  items: CartItem[];
  currency: string;
  /** Below what was just removed, once nothing else is left. */
  empty: ReactNode;
};

type Row = { item: CartItem; removed: boolean };

/** A removed line keeps its place until the list goes away, so that it can be taken back where it stood. */
function rowsOf(items: CartItem[], removed: { item: CartItem; index: number }[]): Row[] {
  const rows: Row[] = items.map((item) => ({ item, removed: false }));
  for (const { item, index } of removed) {
    const isBack = items.some((other) => other.productId === item.productId);
    if (!isBack) rows.splice(Math.min(index, rows.length), 0, { item, removed: true });
  }
  return rows;
}

export function CartLines({ items, currency, empty }: CartLinesProps) {
  const [removed, setRemoved] = useState<{ item: CartItem; index: number }[]>([]);
  const rows = rowsOf(items, removed);

  function setTo(item: CartItem, index: number, quantity: number) {
    const others = removed.filter((entry) => entry.item.productId !== item.productId);
    setRemoved(quantity === 0 ? [...others, { item, index }] : others);
    changeCart({ productId: item.productId, by: "set", quantity, item });
  }

  return (
    <>
      {rows.length > 0 && (
        <ul aria-label="In your cart">
          {rows.map(({ item, removed: isGone }, index) =>
            isGone ? (
              <RemovedLine
                key={item.productId}
                item={item}
                onUndo={() => setTo(item, index, item.quantity)}
              />
            ) : (
              <CartLine
                key={item.productId}
                item={item}
                currency={currency}
                onQuantity={(quantity) => setTo(item, index, quantity)}
              />
            ),
          )}
        </ul>
      )}
      {items.length === 0 && empty}
    </>
  );
}
