import { formatMoney } from "@/lib/kernel/money";
import type { PaymentIntent } from "@/lib/services/payments";
import type { TopUpRow } from "@/lib/wallet/queries";
import type { OrderRow } from "./queries";

export type FindingKind =
  | "payment-without-cause"
  | "cause-without-payment"
  | "amount-differs"
  | "refund-differs"
  | "refund-failed"
  | "not-settled";

/** Something about money that needs a person. `expected` is what our rows say, `actual` what Stripe says; minor units. */
export type Finding = {
  kind: FindingKind;
  subject: string;
  orderId: string | null;
  paymentIntentId: string | null;
  expected: number | null;
  actual: number | null;
  currency: string;
  detail: string;
};

/** What our rows know of one payment. */
export type KnownCause = {
  order?: OrderRow;
  topUp?: TopUpRow;
  /** Of the order's refunds, minor units: carried out, and those on their way besides. */
  refunded: { done: number; pending: number };
};

export const NO_CAUSE: KnownCause = { refunded: { done: 0, pending: 0 } };

const isPaidByCard = (order: OrderRow): boolean => order.settlement === "card";

const isOwn = (intent: PaymentIntent, paymentIntentId: string | null): boolean =>
  paymentIntentId === null || paymentIntentId === intent.id;

/** Whether bringing our rows to what Stripe says might change something. */
export const needsSettling = (intent: PaymentIntent, { order, topUp }: KnownCause): boolean => {
  const isFinal = intent.status === "succeeded" || intent.status === "canceled";
  if (topUp) return isFinal && topUp.status === "pending";
  if (!order || !isOwn(intent, order.paymentIntentId)) return false;
  if (order.status === "pending_payment") return isFinal;
  return intent.status === "succeeded" && order.settlement === null;
};

const refundedAtStripe = (intent: PaymentIntent): number =>
  typeof intent.latest_charge === "object" ? (intent.latest_charge?.amount_refunded ?? 0) : 0;

const judgeSum = (
  base: Omit<Finding, "kind" | "detail" | "expected" | "actual">,
  intent: PaymentIntent,
  sum: number,
  currency: string,
): Finding[] => {
  if (intent.amount_received === sum && intent.currency === currency) return [];
  const [agreed, came] = [formatMoney(sum, currency), formatMoney(intent.amount_received, intent.currency)];
  const detail = `${agreed} was agreed and ${came} came.`;
  return [{ ...base, kind: "amount-differs", expected: sum, actual: intent.amount_received, detail }];
};

const judgeOrder = (intent: PaymentIntent, order: OrderRow, { done, pending }: KnownCause["refunded"]) => {
  const base = {
    subject: intent.id,
    orderId: order.id,
    paymentIntentId: intent.id,
    currency: intent.currency,
  };
  const wrongSum = judgeSum(base, intent, order.total, order.currency);
  if (wrongSum.length > 0) return wrongSum;
  if (!isPaidByCard(order)) {
    const detail = `The payment succeeded, and its order stands at ${order.status}.`;
    return [{ ...base, kind: "not-settled" as const, expected: order.total, actual: order.total, detail }];
  }
  const back = refundedAtStripe(intent);
  if (back >= done && back <= done + pending) return [];
  const detail = `${formatMoney(done, order.currency)} was paid back here and ${formatMoney(back, intent.currency)} at Stripe.`;
  return [{ ...base, kind: "refund-differs" as const, expected: done, actual: back, detail }];
};

const withoutCause = (intent: PaymentIntent, order: OrderRow | undefined): Finding => ({
  kind: "payment-without-cause",
  subject: intent.id,
  orderId: order?.id ?? null,
  paymentIntentId: intent.id,
  expected: null,
  actual: intent.amount_received,
  currency: intent.currency,
  detail: order
    ? "A second payment came for an order that has another one."
    : "A payment came that belongs to no order and no top-up.",
});

const withoutPayment = (
  cause: { id: string; orderId: string | null; sum: number; currency: string },
  intent: PaymentIntent | null,
): Finding => ({
  kind: "cause-without-payment",
  subject: cause.id,
  orderId: cause.orderId,
  paymentIntentId: intent?.id ?? null,
  expected: cause.sum,
  actual: intent?.amount_received ?? null,
  currency: cause.currency,
  detail: intent
    ? `It stands as paid, and its payment is ${intent.status} at Stripe.`
    : "It stands as paid, and Stripe knows no such payment.",
});

/** What is wrong with a payment, after everything that can be settled was settled; empty in health. */
export const judgePayment = (intent: PaymentIntent, known: KnownCause): Finding[] => {
  const { order, topUp } = known;
  if (intent.status === "succeeded") {
    if (topUp && isOwn(intent, topUp.paymentIntentId)) {
      const base = {
        subject: intent.id,
        orderId: null,
        paymentIntentId: intent.id,
        currency: intent.currency,
      };
      return judgeSum(base, intent, topUp.amount, intent.currency);
    }
    return order && isOwn(intent, order.paymentIntentId)
      ? judgeOrder(intent, order, known.refunded)
      : [withoutCause(intent, order)];
  }
  if (topUp?.status === "succeeded" && isOwn(intent, topUp.paymentIntentId)) {
    const cause = { id: topUp.id, orderId: null, sum: topUp.amount, currency: intent.currency };
    return [withoutPayment(cause, intent)];
  }
  if (order && isPaidByCard(order) && order.paymentIntentId === intent.id) {
    return [judgeMissing(order, intent)];
  }
  return [];
};

/** A paid order whose payment never succeeded, or whom Stripe does not know. */
export const judgeMissing = (order: OrderRow, intent: PaymentIntent | null = null): Finding =>
  withoutPayment({ id: order.id, orderId: order.id, sum: order.total, currency: order.currency }, intent);

export const judgeMissingTopUp = (topUp: TopUpRow, currency: string): Finding =>
  withoutPayment({ id: topUp.id, orderId: null, sum: topUp.amount, currency }, null);
