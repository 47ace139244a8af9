import type { ComponentProps } from "react";
import { CountBadge } from "@/components/ui/badge";
import { CartIcon } from "@/components/ui/frame-icons";

type CartLinkProps = Pick<ComponentProps<"a">, "onClick"> & {
  /** Pieces in the cart; while it is not known, or 0, a basket stands in the same place. */
  count?: number | null;
};

export function CartLink({ count, onClick }: CartLinkProps) {
  return (
    <a
      href="/cart"
      onClick={onClick}
      data-cart-target
      aria-label={count ? `Cart ${count} ${count === 1 ? "item" : "items"}` : "Cart"}
      className="inline-flex h-11 items-center gap-1.5 rounded-full bg-action pr-2.5 pl-5 font-semibold text-on-action hover:bg-action-hover active:bg-action-hover"
    >
      Cart{" "}
      <span className="grid w-9 place-items-center">
        {count ? <CountBadge key={count} count={count} /> : <CartIcon />}
      </span>
    </a>
  );
}
