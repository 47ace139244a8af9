import { Button } from "@/components/ui/button";
import { QuantityField } from "@/components/ui/quantity-field-client";
import { addToCartAction } from "@/lib/cart/actions";
import { MAX_PER_LINE } from "@/lib/cart/rules";
import type { Product } from "@/lib/catalog/schema";
import { AddForm } from "./add-to-cart-client";
import { PlusOrTick } from "./plus-or-tick";

type BuyFormProps = { product: Pick<Product, "productId" | "name" | "available"> };

/** How many, and into the cart: the primary action of a product's page, inside an element with `data-product`. */
export function BuyForm({ product: { productId, name, available } }: BuyFormProps) {
  if (available <= 0) {
    return (
      <Button size="lg" disabled>
        Sold out
      </Button>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <AddForm
        productId={productId}
        action={addToCartAction}
        className="flex flex-wrap items-center gap-3 max-sm:self-stretch"
      >
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
      <a
        href={`/account/wallet/buy?product=${productId}`}
        rel="nofollow"
        data-prefetch="never"
        className="tap text-sm font-semibold text-action hover:underline"
      >
        Buy at once from your wallet
      </a>
    </div>
  );
}
