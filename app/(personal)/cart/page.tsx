import type { Metadata } from "next";
import { cookies } from "next/headers";
import { CartPanel } from "@/components/cart/cart-panel-client";
import { MergeNotice } from "@/components/cart/merge-notice";
import { Main } from "@/components/shell/main";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionHeading } from "@/components/ui/section-heading";
import { emptyCart } from "@/lib/cart/queries";
import { MERGED_COOKIE } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/schema";
import { viewCart } from "@/lib/cart/view-cart";
import { piecesOf, readMerged } from "@/lib/http/cart-cookies";
import { cartAccess, mayHaveCart } from "@/lib/http/cart-door";
import { finishLater } from "@/lib/http/finish-later";
import { readPageCall } from "@/lib/http/page-call";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { ownValue } from "@/lib/kernel/own";
import { getActiveCampaigns } from "@/lib/loyalty/campaigns/cached";

export const metadata: Metadata = { title: "Cart" };

const NOTICES: Record<string, string> = {
  "quantity-limit": "A cart holds between 0 and 500 of one product. It is as it was.",
  "unknown-product": "That product is no longer sold, so it was not added.",
  "bad-request": "Give a whole number, 0 or more. The cart is as it was.",
  "rate-limited": "That was very fast. Wait a minute and try again.",
  undone: "Taken back: what came from this device is out of your cart.",
  "already-undone": "That was taken back before. Your cart is as it was.",
  "signed-out": "You are no longer signed in. Sign in to see the cart of your account.",
  unavailable: "Carts are taking a short break. Nothing was lost; try again in a moment.",
};

/** `merged`: pieces that came along from this device and that nobody was told of. The cart is null while carts are away. */
const readCart = async (): Promise<{ cart: Cart | null; merged: number }> => {
  const call = await readPageCall();
  if (!mayHaveCart(call)) return { cart: emptyCart(), merged: 0 };
  const isUser = call.caller.kind === "user";
  const told = isUser ? readMerged((await cookies()).get(MERGED_COOKIE)?.value) : 0;
  try {
    const { result, merged } = await viewCart(call.ctx, { ...cartAccess(call), limit: undefined });
    finishLater(call.ctx);
    return { cart: result.ok ? result.value : null, merged: piecesOf(merged) + told };
  } catch (error) {
    if (error instanceof UnavailableError) return { cart: null, merged: 0 };
    throw error;
  }
};

type CartPageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function CartPage({ searchParams }: CartPageProps) {
  const [{ cart, merged }, { problem }, campaigns, { caller }] = await Promise.all([
    readCart(),
    searchParams,
    getActiveCampaigns(),
    readPageCall(),
  ]);
  const word = cart === null ? "unavailable" : String(problem ?? "");
  const notice = ownValue(NOTICES, word);
  return (
    <Main>
      <SectionHeading level={1} title="Your cart" />
      {notice && (
        <Notice
          tone={word === "undone" ? "success" : "warning"}
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
      {merged > 0 && <MergeNotice pieces={merged} />}
      {cart && (
        <CartPanel
          initial={cart}
          shipping={{ fee: env.SHIPPING_FEE, freeFrom: env.FREE_SHIPPING_FROM }}
          rewards={{ campaigns, isMember: caller.kind === "user" }}
        />
      )}
    </Main>
  );
}
