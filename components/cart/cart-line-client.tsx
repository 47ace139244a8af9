"use client";

import Link from "next/link";
import type { FormEvent, MouseEvent } from "react";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TrashIcon } from "@/components/ui/icons";
import { Price } from "@/components/ui/price";
import { QuantityField } from "@/components/ui/quantity-field-client";
import { toast } from "@/components/ui/toast-store";
import { removeFromCartAction, setQuantityAction } from "@/lib/cart/actions";
import { MAX_PER_LINE } from "@/lib/cart/rules";
import type { CartItem } from "@/lib/cart/schema";
import { tintOf } from "@/lib/catalog/rules";
import { changeCart } from "./cart-store";
import { LineProblem } from "./line-problem";

type CartLineProps = { item: CartItem; currency: string; onRemoved: () => void };

const stay = (event: FormEvent) => event.preventDefault();

/** One line. Every control is also a plain form, so that it works without script. */
export function CartLine({ item, currency, onRemoved }: CartLineProps) {
  const { productId, product, quantity, unitPrice, subtotal, left } = item;
  const name = product?.name ?? "this product";

  function setTo(next: number) {
    changeCart({ productId, by: "set", quantity: next });
    if (next > 0) return;
    onRemoved();
    const undo = () => changeCart({ productId, by: "set", quantity, item });
    toast(`Removed ${name}`, product ? { action: { label: "Undo", run: undo } } : {});
  }

  function removeHere(event: MouseEvent) {
    event.preventDefault();
    setTo(0);
  }

  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 border-t border-line py-4 first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)]">
      {product ? (
        <ProductPicture
          imageUrl={product.imageUrl}
          alt=""
          tint={tintOf(product.category)}
          sizes="64px"
          className="aspect-square self-start rounded-tile"
        />
      ) : (
        <span className="aspect-square self-start rounded-tile bg-sunken" />
      )}
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            {product ? (
              <Link href={`/product/${product.slug}`} className="font-semibold hover:underline">
                {product.name}
              </Link>
            ) : (
              <p className="font-semibold">A product that is no longer sold</p>
            )}
            <p className="text-sm text-muted">
              <Price amount={unitPrice} currency={currency} size="sm" className="text-sm" /> each
            </p>
          </div>
          <Price amount={subtotal} currency={currency} className="shrink-0" />
        </div>
        <LineProblem item={item} currency={currency} />
        <div className="flex flex-wrap items-center gap-2">
          {product && (
            <form action={setQuantityAction} onSubmit={stay} className="flex items-center gap-2">
              <input type="hidden" name="productId" value={productId} />
              <QuantityField
                label={`Quantity of ${name}`}
                name="quantity"
                value={quantity}
                onValueChange={setTo}
                max={MAX_PER_LINE}
              />
              <Button type="submit" size="sm" variant="quiet" className="hidden no-script:inline-flex">
                Update
              </Button>
            </form>
          )}
          {left !== undefined && (
            <Button size="sm" variant="quiet" onClick={() => setTo(left)} className="no-script:hidden">
              Take {left}
            </Button>
          )}
          <form action={removeFromCartAction} className="ml-auto">
            <input type="hidden" name="productId" value={productId} />
            <IconButton type="submit" label={`Remove ${name}`} onClick={removeHere}>
              <TrashIcon />
            </IconButton>
          </form>
        </div>
      </div>
    </li>
  );
}
