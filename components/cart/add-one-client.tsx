"use client";

import { IconButton } from "@/components/ui/icon-button";
import { AddForm } from "./add-to-cart-client";
import { PlusOrTick } from "./plus-or-tick";

type AddOneProps = {
  productId: string;
  name: string;
  soldOut: boolean;
  /** What the form does without script. */
  action: (form: FormData) => Promise<void>;
};

/** Drawn here, so that a list carries each product's name and not the markup of its button. */
export function AddOne({ productId, name, soldOut, action }: AddOneProps) {
  return (
    <AddForm productId={productId} action={action}>
      <IconButton
        type="submit"
        variant="primary"
        disabled={soldOut}
        hint={soldOut ? "Sold out" : "Add to the cart"}
        label={soldOut ? `${name} is sold out` : `Add ${name} to the cart`}
      >
        <PlusOrTick />
      </IconButton>
    </AddForm>
  );
}
