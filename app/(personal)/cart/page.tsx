import type { Metadata } from "next";
import { CartPanel } from "@/components/cart/cart-panel-client";
import { Main } from "@/components/shell/main";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionHeading } from "@/components/ui/section-heading";
import { emptyCart } from "@/lib/cart/queries";
import type { Cart } from "@/lib/cart/schema";
import { viewCart } from "@/lib/cart/view-cart";
import { cartAccess, mayHaveCart } from "@/lib/http/cart-door";
import { readPageCall } from "@/lib/http/page-call";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

export const metadata: Metadata = { title: "Cart" };

const NOTICES: Record<string, string> = {
  "quantity-limit": "A cart holds between 0 and 500 of one product. It is as it was.",
  "unknown-product": "That product is no longer sold, so it was not added.",
  "bad-request": "Give a whole number, 0 or more. The cart is as it was.",
  "rate-limited": "That was very fast. Wait a minute and try again.",
  unavailable: "Carts are taking a short break. Nothing was lost; try again in a moment.",
};

/** Null while carts are away. */
const readCart = async (): Promise<Cart | null> => {
  const call = await readPageCall();
  if (!mayHaveCart(call)) return emptyCart();
  try {
    const { result } = await viewCart(call.ctx, { ...cartAccess(call), limit: undefined });
    return result.ok ? result.value : null;
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
};

type CartPageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function CartPage({ searchParams }: CartPageProps) {
  const [cart, { problem }] = await Promise.all([readCart(), searchParams]);
  const word = cart === null ? "unavailable" : String(problem ?? "");
  const notice = NOTICES[word];
  return (
    <Main>
      <SectionHeading level={1} title="Your cart" />
      {notice && (
        <Notice
          tone="warning"
          className="mt-5"
          action={
            cart === null && (
              <ButtonLink href="/cart" size="sm">
                Try again
              </ButtonLink>
            )
          }
        >
          {notice}
        </Notice>
      )}
      {cart && (
        <CartPanel initial={cart} shipping={{ fee: env.SHIPPING_FEE, freeFrom: env.FREE_SHIPPING_FROM }} />
      )}
    </Main>
  );
}
