import { IconButton } from "@/components/ui/icon-button";
import { addToCartAction } from "@/lib/cart/actions";
import type { Product } from "@/lib/catalog/schema";
import { AddForm } from "./add-to-cart-client";
import { PlusOrTick } from "./plus-or-tick";

type AddToCartProps = { product: Pick<Product, "productId" | "name" | "available"> };

/** The round button of a card: adds one. Without script a plain form that leads to the cart. */
export function AddToCart({ product: { productId, name, available } }: AddToCartProps) {
  const soldOut = available <= 0;
  return (
    <AddForm productId={productId} action={addToCartAction}>
      <IconButton
        type="submit"
        variant="primary"
        disabled={soldOut}
        label={soldOut ? `${name} is sold out` : `Add ${name} to the cart`}
      >
        <PlusOrTick />
      </IconButton>
    </AddForm>
  );
}
