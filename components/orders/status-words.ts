import type { BadgeTone } from "@/components/ui/badge";
import { formatMoney } from "@/lib/kernel/money";
import { paymentMethodName } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/schema";

export type StatusWords = { label: string; tone: BadgeTone; title: string; text: string };

const methodOf = ({ paymentMethod }: Order): string =>
  paymentMethod ? paymentMethodName(paymentMethod) : "the way it came";

const refundWords = (order: Order): StatusWords => ({
  label: "Returned",
  tone: "info",
  title: "Your money is on its way back",
  text: `We returned ${formatMoney(order.refundedTotal, order.currency)} to ${methodOf(order)}. Banks usually take a few days.`,
});

const WAITING: StatusWords = {
  label: "Waiting for your bank",
  tone: "info",
  title: "We are waiting for your bank",
  text: "Your payment is on its way. We mail you as soon as it is in.",
};

/** What an order's state means for the person who ordered. */
export const statusWords = (order: Order): StatusWords => {
  switch (order.status) {
    case "pending_payment":
      return order.paymentStatus === "processing"
        ? WAITING
        : {
            label: "Waiting for payment",
            tone: "warning",
            title: "One step to go",
            text: "Your order is placed and waits for its payment.",
          };
    case "paid":
      return {
        label: "Paid",
        tone: "success",
        title: "We are packing your order",
        text: "Everything is paid. We mail you when it leaves.",
      };
    case "fulfilled":
      return {
        label: "On its way",
        tone: "info",
        title: "Your order is on its way",
        text: "The courier has it.",
      };
    case "delivered":
      return { label: "Delivered", tone: "success", title: "Delivered", text: "Enjoy what you chose." };
    case "cancelled":
      return {
        label: "Cancelled",
        tone: "neutral",
        title: "This order was cancelled",
        text: "Nothing was charged.",
      };
    case "expired":
      return {
        label: "Expired",
        tone: "neutral",
        title: "The time to pay ran out",
        text: "Nothing was charged, and the items went back to the shelf. Your cart is as you left it.",
      };
    case "refunded":
      return refundWords(order);
  }
};

/** "for 23 more minutes", or null once the reservation is over. */
export const heldFor = (reservedUntil: string | null, now: Date): string | null => {
  const minutes = reservedUntil ? Math.ceil((Date.parse(reservedUntil) - now.getTime()) / 60_000) : 0;
  if (minutes <= 0) return null;
  return minutes === 1 ? "for one more minute" : `for ${minutes} more minutes`;
};
