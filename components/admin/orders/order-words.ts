import type { BadgeTone } from "@/components/ui/badge";
import type { OrderStatus } from "@/lib/orders/rules";

/** How the desk names the states of an order. */
export const ORDER_WORDS: Record<OrderStatus, { label: string; tone: BadgeTone }> = {
  pending_payment: { label: "Awaits payment", tone: "warning" },
  paid: { label: "To fulfil", tone: "action" },
  fulfilled: { label: "On its way", tone: "info" },
  delivered: { label: "Delivered", tone: "success" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  expired: { label: "Expired", tone: "neutral" },
  refunded: { label: "Refunded", tone: "neutral" },
};
