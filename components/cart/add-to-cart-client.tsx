"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { fly } from "@/components/ui/fly";
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

/** The way to the cart that is in sight: the header's button, or the phone's tab once the header has scrolled away. */
function landing() {
  const targets = [...document.querySelectorAll("[data-cart-target], [data-bottom-bar] a[href='/cart']")];
  return (
    targets.find((target) => {
      const { bottom, width } = target.getBoundingClientRect();
      return width > 0 && bottom > 0;
    }) ?? null
  );
}

export function AddForm({ productId, action, className, children }: AddFormProps) {
  const [done, setDone] = useState(false);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const quantity = Number(new FormData(form).get("quantity")) || 1;
    changeCart({ productId, by: "add", quantity });
    setDone(true);
    setTimeout(setDone, TICK_MS, false);
    void fly(form.closest("[data-product]")?.querySelector("img") ?? null, landing());
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
