import { CartEarn, type CartRewards } from "@/components/loyalty/cart-earn";
import { Button, ButtonLink } from "@/components/ui/button";
import { Price } from "@/components/ui/price";
import { Progress } from "@/components/ui/progress";
import { blocksCheckout, missingForFreeShipping } from "@/lib/cart/rules";
import type { CartItem } from "@/lib/cart/schema";
import { shippingFeeOf } from "@/lib/checkout/shipping-rules";
import { formatMoney } from "@/lib/kernel/money";

export type Shipping = { fee: number; freeFrom: number };

type CartSummaryProps = {
  items: CartItem[];
  subtotal: number;
  currency: string;
  /** Minor units. */
  shipping: Shipping;
  rewards: CartRewards;
};

function ShippingProgress({
  subtotal,
  currency,
  fee,
  freeFrom,
}: Shipping & { subtotal: number; currency: string }) {
  const missing = fee > 0 ? missingForFreeShipping(subtotal, freeFrom) : 0;
  return (
    <Progress
      value={freeFrom - missing}
      max={Math.max(1, freeFrom)}
      label={
        missing > 0 ? `${formatMoney(missing, currency)} more for free shipping` : "Your shipping is free"
      }
    />
  );
}

/** What it comes to, how far it is to free shipping, and the way on. */
export function CartSummary({ items, subtotal, currency, shipping, rewards }: CartSummaryProps) {
  const blocked = items.some((item) => blocksCheckout(item.problem));
  const fee = shippingFeeOf({ goods: subtotal, flatFee: shipping.fee, freeFrom: shipping.freeFrom });
  return (
    <div className="flex flex-col gap-5">
      {shipping.freeFrom > 0 && (
        <ShippingProgress subtotal={subtotal} currency={currency} fee={fee} freeFrom={shipping.freeFrom} />
      )}
      <dl className="grid grid-cols-[1fr_auto] gap-y-2">
        <dt>Subtotal</dt>
        <dd className="text-right tabular-nums">{formatMoney(subtotal, currency)}</dd>
        <dt>Shipping</dt>
        <dd className="text-right tabular-nums">{fee > 0 ? formatMoney(fee, currency) : "Free"}</dd>
        <dt className="border-t border-line pt-3 font-semibold">Total</dt>
        <dd className="border-t border-line pt-3 text-right">
          <Price amount={subtotal + fee} currency={currency} />
        </dd>
      </dl>
      <CartEarn
        rewards={rewards}
        items={items}
        subtotal={subtotal}
        total={subtotal + fee}
        currency={currency}
      />
      {blocked ? (
        <div>
          <Button size="lg" wide disabled>
            Check out
          </Button>
          <p className="mt-2 text-center text-sm text-muted">Change the marked lines first.</p>
        </div>
      ) : (
        <ButtonLink href="/checkout" size="lg" wide>
          Check out
        </ButtonLink>
      )}
    </div>
  );
}
