import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For an order that was closed to be paid from the wallet, and could not be paid so. */
export function NotPaid({ why }: { why: string }) {
  return (
    <EmptyState
      art="/art/1f45b"
      level={1}
      title="The wallet did not pay for this"
      text={why}
      action={
        <>
          <ButtonLink href="/checkout">To the checkout</ButtonLink>
          <ButtonLink href="/account/orders" variant="secondary">
            Your orders
          </ButtonLink>
        </>
      }
    />
  );
}
