"use client";

import type { FormEvent, ReactNode } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { changeCart } from "./cart-store";

type AddFormProps = {
  productId: string;
  /** What the form does without script. */
  action: (form: FormData) => Promise<void>;
  className?: string;
  /** A submit button, and perhaps a field named `quantity`; shows a tick by `group-data-done/add`. */
  children: ReactNode;
};

const TICK_MS = 1200;

export function AddForm({ productId, action, className, children }: AddFormProps) {
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const quantity = Number(new FormData(form).get("quantity")) || 1;
    // Without a draw by React, which would keep the tick waiting longer than all the rest of the press.
    form.dataset.done = "";
    setTimeout(() => delete form.dataset.done, TICK_MS);
    afterPaint(() => {
      changeCart({ productId, by: "add", quantity });
      void import("./fly-to-cart").then(({ flyToCart }) => flyToCart(form));
    });
  }

  return (
    <form action={action} onSubmit={add} className={`group/add ${className ?? ""}`}>
      <input type="hidden" name="productId" value={productId} />
      {children}
    </form>
  );
}
