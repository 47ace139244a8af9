import { ownValue } from "@/lib/kernel/own";
import { stateMachine } from "@/lib/kernel/state-machine";

export const ORDER_STATUSES = [
  "pending_payment",
  "paid",
  "fulfilled",
  "delivered",
  "cancelled",
  "expired",
  "refunded",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** `cancelled` and `expired` move on only when money arrives late: completed if stock is left, else paid back in full. */
export const orderStates = stateMachine<OrderStatus>({
  pending_payment: ["paid", "cancelled", "expired"],
  paid: ["fulfilled", "refunded"],
  fulfilled: ["delivered"],
  delivered: [],
  cancelled: ["paid", "refunded"],
  expired: ["paid", "refunded"],
  refunded: [],
});

export const REFUND_STATUSES = ["none", "partial", "full"] as const;

/** Statuses in which an order's lines count as sold. */
export const SOLD_STATUSES: readonly OrderStatus[] = ["paid", "fulfilled", "delivered"];

/** How far a PaymentIntent has come; a later report never takes an order back to an earlier one. */
export const PAYMENT_STATUSES = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "processing",
  "succeeded",
  "canceled",
] as const;

const METHOD_NAMES: Record<string, string> = {
  amex: "American Express",
  card: "Card",
  cashapp: "Cash App",
  diners: "Diners Club",
  eftpos_au: "eftpos",
  ideal: "iDEAL",
  jcb: "JCB",
  paypal: "PayPal",
  sepa_debit: "SEPA Direct Debit",
  unionpay: "UnionPay",
  us_bank_account: "Bank account",
};

/** What an order was paid with, as people call it: "Visa ending in 4242", "iDEAL". */
export const paymentMethodName = ({
  type,
  brand,
  last4,
}: {
  type: string;
  brand: string | null;
  last4: string | null;
}): string => {
  const word = brand ?? type;
  const name =
    ownValue(METHOD_NAMES, word) ?? word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");
  return last4 ? `${name} ending in ${last4}` : name;
};

/** Cookie that opens a guest's order in the browser that placed it. */
export const orderCookie = (orderId: string): string => `order_${orderId}`;
export const ORDER_COOKIE_MAX_AGE_S = 90 * 24 * 60 * 60;

/** How long a payment that is being processed keeps its reservation after the time is up. */
export const PROCESSING_GRACE_S = 10 * 60;
