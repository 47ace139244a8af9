import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { CheckIcon, PlusIcon } from "@/components/ui/icons";
import { QuantityField } from "@/components/ui/quantity-field-client";
import { addToCartAction } from "@/lib/cart/actions";
import { MAX_PER_LINE } from "@/lib/cart/rules";
import type { Product } from "@/lib/catalog/schema";
import { AddForm } from "./add-to-cart-client";

type AddProps = { product: Pick<Product, "productId" | "name" | "available"> };

function PlusOrTick() {
  return (
    <>
      <PlusIcon className="group-data-done/add:hidden" />
      <CheckIcon className="hidden animate-pop group-data-done/add:block" />
    </>
  );
}

/** The round button of a card: adds one. Without script a plain form that leads to the cart. */
export function AddToCart({ product: { productId, name, available } }: AddProps) {
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

/** How many, and into the cart: the primary action of a product's page, inside an element with `data-product`. */
export function BuyForm({ product: { productId, name, available } }: AddProps) {
  if (available <= 0) {
    return (
      <Button size="lg" disabled>
        Sold out
      </Button>
    );
  }
  return (
    <AddForm productId={productId} action={addToCartAction} className="flex flex-wrap items-center gap-3">
      <QuantityField
        label={`Quantity of ${name}`}
        name="quantity"
        value={1}
        min={1}
        max={Math.min(MAX_PER_LINE, available)}
      />
      <Button type="submit" size="lg" icon={<PlusOrTick />} className="min-w-52 grow sm:grow-0">
        Add to cart
      </Button>
    </AddForm>
  );
}
