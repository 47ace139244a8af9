import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BlockedNotice } from "@/components/checkout/blocked-notice";
import { Checkout } from "@/components/checkout/checkout-client";
import { GuestLimitNotice } from "@/components/checkout/guest-limit-notice";
import { withTyped } from "@/components/checkout/known-details";
import { NeedsScript } from "@/components/checkout/needs-script";
import { OrderSummary } from "@/components/checkout/order-summary";
import { linesOf } from "@/components/checkout/place-order";
import { shownLines } from "@/components/checkout/shown-lines";
import { tintsByCategory } from "@/components/orders/tints-by-category";
import { Main } from "@/components/shell/main";
import { SectionHeading } from "@/components/ui/section-heading";
import { missingForFreeShipping } from "@/lib/cart/rules";
import { getCategories } from "@/lib/catalog/cached";
import { GUEST_LIMITS } from "@/lib/checkout/rules";
import { viewCheckout } from "@/lib/checkout/view-checkout";
import { cartAccess, mayHaveCart } from "@/lib/http/cart-door";
import { finishLater } from "@/lib/http/finish-later";
import { readFormAnswer } from "@/lib/http/form-answer";
import { readPageCall } from "@/lib/http/page-call";
import { readVisitorOf } from "@/lib/http/page-order";
import { env } from "@/lib/kernel/env";
import { unwrap } from "@/lib/kernel/result";
import { likelyCountry, listCountries } from "@/lib/orders/country-rules";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "Checkout" };

const readCheckout = async () => {
  const call = await readPageCall();
  if (!mayHaveCart(call)) return redirect("/cart");
  const user = call.caller.kind === "user" ? call.caller.user : null;
  const { key, guest, findHeld } = cartAccess(call);
  const visitorOf = await readVisitorOf(call);
  const [viewed, balance] = await Promise.all([
    viewCheckout(call.ctx, {
      access: { key, guest, findHeld },
      email: user?.email ?? null,
      userId: user?.id ?? null,
      visitorOf,
    }),
    user ? findBalance(call.ctx.db, user.id) : 0,
  ]);
  const view = unwrap(viewed);
  finishLater(call.ctx);
  if (view.cart.items.length === 0) return redirect("/cart");
  return { ...view, user, balance };
};

type PageProps = { searchParams: Promise<{ form?: string | string[] }> };

export default async function CheckoutPage({ searchParams }: PageProps) {
  const { cart, quote, blocked, contact, points, user, balance } = await readCheckout();
  const [categories, given, { form }] = await Promise.all([getCategories(), headers(), searchParams]);
  const answered = await readFormAnswer(form);
  const country = contact.address?.country ?? likelyCountry(given.get("accept-language")) ?? "";
  return (
    <Main className="max-w-7xl">
      <SectionHeading level={1} title="Checkout" />
      <NeedsScript what="Paying by card" />
      {!user && cart.itemCount > GUEST_LIMITS.reservedUnits && (
        <GuestLimitNotice pieces={cart.itemCount} limit={GUEST_LIMITS.reservedUnits} />
      )}
      {blocked.length > 0 && <BlockedNotice items={blocked} />}
      <div className="mt-5 grid grid-cols-1 items-start gap-4 lg:mt-7 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <aside aria-label="Your order" className="min-w-0 lg:sticky lg:top-27 lg:order-last">
          <OrderSummary
            quote={quote}
            lines={shownLines(cart.items, tintsByCategory(categories))}
            missing={
              quote.shippingFee > 0
                ? missingForFreeShipping(quote.total - quote.shippingFee, env.FREE_SHIPPING_FROM)
                : 0
            }
          />
        </aside>
        <Checkout
          known={withTyped(
            {
              email: contact.email ?? "",
              address: { ...contact.address, country },
              promotionCode: contact.promotionCode,
              points:
                points && points.held > 0
                  ? { ...points, value: env.POINT_VALUE, currency: cart.currency }
                  : null,
            },
            answered,
          )}
          answered={answered}
          countries={listCountries()}
          userId={user?.id ?? null}
          balance={balance}
          names={cart.items.map(({ productId, product }) => [productId, product?.name ?? "A product"])}
          shown={{ total: quote.total, lines: linesOf(quote) }}
        />
      </div>
    </Main>
  );
}
