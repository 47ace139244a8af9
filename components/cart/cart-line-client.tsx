"use client";

import type { FormEvent, MouseEvent } from "react";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TrashIcon } from "@/components/ui/icons";
import { PlainLink } from "@/components/ui/plain-link";
import { Price } from "@/components/ui/price";
import { QuantityField } from "@/components/ui/quantity-field-client";
import { removeFromCartAction, setQuantityAction } from "@/lib/cart/actions";
import { MAX_PER_LINE } from "@/lib/cart/rules";
import type { CartItem } from "@/lib/cart/schema";
import { tintOf } from "@/lib/catalog/rules";
import { formatMoney } from "@/lib/kernel/money";
import { LineProblem } from "./line-problem";

type CartLineProps = { item: CartItem; currency: string; onQuantity: (quantity: number) => void };

const tile = "aspect-square self-start rounded-tile";

function Heading({ item, currency }: Omit<CartLineProps, "onQuantity">) {
  const { product, unitPrice, subtotal } = item;
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        {product ? (
          <PlainLink href={`/product/${product.slug}`} className="font-semibold hover:underline">
            {product.name}
          </PlainLink>
        ) : (
          <p className="font-semibold">A product that is no longer sold</p>
        )}
        {product && <p className="text-sm text-muted">{formatMoney(unitPrice, currency)} each</p>}
      </div>
      {product && <Price amount={subtotal} currency={currency} className="shrink-0" />}
    </div>
  );
}

function QuantityForm({ item, onQuantity }: Omit<CartLineProps, "currency">) {
  const { productId, product, quantity, left } = item;
  const stay = (event: FormEvent) => event.preventDefault();
  return (
    <form action={setQuantityAction} onSubmit={stay} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="productId" value={productId} />
      <QuantityField
        label={`Quantity of ${product?.name}`}
        name="quantity"
        value={quantity}
        onValueChange={onQuantity}
        max={MAX_PER_LINE}
      />
      <span className="hidden no-script:inline">
        <Button type="submit" size="sm" variant="quiet">
          Update
        </Button>
      </span>
      {left !== undefined && (
        <span className="no-script:hidden">
          <Button size="sm" variant="quiet" onClick={() => onQuantity(left)}>
            Take {left}
          </Button>
        </span>
      )}
    </form>
  );
}

/** One line. Every control is also a plain form, so that it works without script. */
export function CartLine({ item, currency, onQuantity }: CartLineProps) {
  const { productId, product } = item;

  function removeHere(event: MouseEvent) {
    event.preventDefault();
    onQuantity(0);
  }

  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-4 border-t border-line py-4 first:border-t-0 first:pt-0 last:pb-0 sm:grid-cols-[6rem_minmax(0,1fr)]">
      {product ? (
        <ProductPicture
          imageUrl={product.imageUrl}
          alt=""
          tint={tintOf(product.category)}
          sizes="64px"
          className={tile}
        />
      ) : (
        <span className={`${tile} bg-sunken`} />
      )}
      <div className="flex min-w-0 flex-col gap-2">
        <Heading item={item} currency={currency} />
        <LineProblem item={item} currency={currency} />
        <div className="flex items-center gap-2">
          {product && <QuantityForm item={item} onQuantity={onQuantity} />}
          <form action={removeFromCartAction} className="ml-auto">
            <input type="hidden" name="productId" value={productId} />
            <IconButton
              type="submit"
              label={`Remove ${product?.name ?? "this product"}`}
              onClick={removeHere}
            >
              <TrashIcon />
            </IconButton>
          </form>
        </div>
      </div>
    </li>
  );
}
