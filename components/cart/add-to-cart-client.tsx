"use client";

import { type FormEvent, type ReactNode, useState } from "react";
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
  const [done, setDone] = useState(false);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const quantity = Number(new FormData(form).get("quantity")) || 1;
    setDone(true);
    setTimeout(setDone, TICK_MS, false);
    afterPaint(() => {
      changeCart({ productId, by: "add", quantity });
      void import("./fly-to-cart").then(({ flyToCart }) => flyToCart(form));
    });
  }

  return (
    <form
      action={action}
      onSubmit={add}
      data-done={done || undefined}
      className={`group/add ${className ?? ""}`}
    >
      <input type="hidden" name="productId" value={productId} />
      {children}
    </form>
  );
}
