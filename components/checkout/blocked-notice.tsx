import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CartItem } from "@/lib/cart/schema";

const reasonOf = ({ problem, left, product }: CartItem): string => {
  const name = product?.name ?? "A product";
  if (problem === "only-n-left") return `${name}: only ${left} left`;
  return problem === "out-of-stock" ? `${name}: sold out` : `${name} is not sold any more`;
};

/** Said before anybody fills in a form in vain. */
export function BlockedNotice({ items }: { items: CartItem[] }) {
  return (
    <Notice tone="warning" title="Some of it cannot be ordered as it stands" className="mt-5">
      <ul>
        {items.map((item) => (
          <li key={item.productId}>{reasonOf(item)}</li>
        ))}
      </ul>
      <ButtonLink href="/cart" variant="secondary" size="sm" className="mt-3">
        Change the cart
      </ButtonLink>
    </Notice>
  );
}
