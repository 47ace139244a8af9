"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import { CartLines } from "./cart-lines-client";
import { CartSkeleton } from "./cart-skeleton";
import { closeDrawer, loadCart, useCart } from "./cart-store";
import { EmptyCart } from "./empty-cart";

/** Loaded when it is opened for the first time; the cart's page says the same in full. */
export default function CartDrawer() {
  const cart = useCart((view) => view.cart);
  const open = useCart((view) => view.drawer === "open");
  const refusal = useCart((view) => view.fault);
  const [fault, setFault] = useState("");
  const items = cart?.items;

  useEffect(() => {
    if (open) loadCart().catch((error: Error) => setFault(error.message));
  }, [open]);

  function tryAgain() {
    setFault("");
    loadCart().catch((error: Error) => setFault(error.message));
  }

  const footer = cart && items && items.length > 0 && (
    <div className="flex flex-col gap-3">
      <p className="flex items-baseline justify-between font-semibold">
        Subtotal <Price amount={cart.subtotal} currency={cart.currency} />
      </p>
      <ButtonLink href="/checkout" size="lg" wide>
        Check out
      </ButtonLink>
      <ButtonLink href="/cart" variant="quiet" wide>
        View the whole cart
      </ButtonLink>
    </div>
  );

  return (
    <Dialog open={open} onClose={closeDrawer} title="Your cart" side="right" footer={footer}>
      {fault && (
        <Notice
          tone="danger"
          live
          action={
            <Button size="sm" onClick={tryAgain}>
              Try again
            </Button>
          }
        >
          {fault}
        </Notice>
      )}
      {refusal && (
        <Notice tone="danger" live className="mb-3">
          {refusal}
        </Notice>
      )}
      {cart && items && (
        <CartLines items={items} currency={cart.currency} empty={<EmptyCart onFollow={closeDrawer} />} />
      )}
      {!items && !fault && <CartSkeleton lines={cart?.itemCount ? 3 : 1} />}
    </Dialog>
  );
}
