"use client";

import type { FormEvent } from "react";
import { useCart } from "@/components/cart/cart-store";
import { afterPaint } from "@/components/ui/after-paint";
import { HeartButton } from "@/components/ui/heart-button";
import { isFavorite, setFavorite } from "./favorites-store";

type HeartFormProps = {
  productId: string;
  label: string;
  /** Filled as the page comes; static pages do not know and learn it after paint. */
  initially: boolean;
  /** What the form does without script. */
  action: (form: FormData) => Promise<void>;
};

export function HeartForm({ productId, label, initially, action }: HeartFormProps) {
  const favorite = useCart((view) => isFavorite(view, productId, initially));

  function toggle(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const heart = event.currentTarget.querySelector("button");
    const wanted = heart?.getAttribute("aria-pressed") !== "true";
    heart?.setAttribute("aria-pressed", String(wanted));
    afterPaint(() => void setFavorite(productId, wanted));
  }

  return (
    <form action={action} onSubmit={toggle}>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="favorite" value={String(!favorite)} />
      <HeartButton type="submit" pressed={favorite} label={label} hint="Favorite" />
    </form>
  );
}
