import { ButtonLink } from "@/components/ui/button";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/schema";
import { CancelOrder } from "./cancel-order-client";
import { OrderAgain } from "./order-again";
import { heldFor } from "./status-words";

type OrderActionsProps = { order: Order; now: Date };

/** What can be done about an order now. */
export function OrderActions({ order, now }: OrderActionsProps) {
  const { orderId, status, paymentStatus, total, currency, reservedUntil } = order;
  if (status === "cancelled" || status === "expired") {
    return (
      <div className="mt-6 flex flex-wrap gap-3">
        <OrderAgain orderId={orderId} />
        <ButtonLink href="/cart" variant="secondary">
          Back to the cart
        </ButtonLink>
      </div>
    );
  }
  if (status !== "pending_payment") {
    return (
      <div className="mt-6">
        <OrderAgain orderId={orderId} variant="secondary" />
      </div>
    );
  }
  if (paymentStatus === "processing") return null;
  const time = heldFor(reservedUntil, now);
  return (
    <div className="mt-6">
      <div className="flex flex-wrap items-center gap-3">
        <ButtonLink href={`/order/${orderId}/pay`} size="lg">
          Pay {formatMoney(total, currency)}
        </ButtonLink>
        <CancelOrder orderId={orderId} />
      </div>
      <p className="mt-3 text-sm text-muted">
        {time
          ? `We hold these items for you ${time}.`
          : "We hold these items only until somebody else wants them."}
      </p>
    </div>
  );
}
