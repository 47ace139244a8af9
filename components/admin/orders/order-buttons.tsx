import { orderStates, paymentMethodName, SOLD_STATUSES } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/schema";
import { RefundButton } from "./refund-button-client";
import { ResendReceipt } from "./resend-receipt-client";
import { type DeskStep, StepButton } from "./step-button-client";

/** Steps that people take; the others are taken by payments. */
const BY_HAND: readonly string[] = ["fulfilled", "delivered", "cancelled"] satisfies DeskStep[];
const isByHand = (state: string): state is DeskStep => BY_HAND.includes(state);

/** What can be done to an order in the state that it is in. */
export function OrderButtons({ order }: { order: Order }) {
  const { orderId, status, currency, items, paymentMethod } = order;
  const left = order.total - order.refundedTotal;
  const isFree = order.total === 0 && order.refundStatus === "none";
  return (
    <>
      {order.paymentStatus === "succeeded" && <ResendReceipt orderId={orderId} email={order.email} />}
      {SOLD_STATUSES.includes(status) && (left > 0 || isFree) && (
        <RefundButton
          orderId={orderId}
          left={left}
          currency={currency}
          method={paymentMethod ? paymentMethodName(paymentMethod) : "where it came from"}
          lines={items.map(({ productId, name, unitPrice, quantity, refundedQuantity }) => ({
            productId,
            name,
            unitPrice,
            left: quantity - refundedQuantity,
          }))}
        />
      )}
      {orderStates
        .nextStates(status)
        .filter(isByHand)
        .map((to) => (
          <StepButton key={to} orderId={orderId} to={to} />
        ))}
    </>
  );
}
