"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { CartItem } from "@/lib/cart/schema";

type RemovedLineProps = { item: CartItem; onUndo: () => void };

/** Where a line was; the way back takes the focus that the removed control had. */
export function RemovedLine({ item: { product }, onUndo }: RemovedLineProps) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <li className="flex min-h-15 items-center justify-between gap-3 border-t border-line py-2 text-muted first:border-t-0">
      <p role="status" className="min-w-0 truncate">
        Removed {product?.name ?? "a product"}
      </p>
      {product && (
        <Button
          ref={undo}
          size="sm"
          variant="quiet"
          onClick={onUndo}
          aria-label={`Undo: keep ${product.name}`}
        >
          Undo
        </Button>
      )}
    </li>
  );
}
