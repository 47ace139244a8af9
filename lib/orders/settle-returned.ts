import type { Context } from "@/lib/events/context";
import { UnavailableError } from "@/lib/kernel/errors";
import { findPaymentIntent, type PaymentIntent } from "@/lib/services/payments";
import type { OrderRow } from "./queries";
import { settlePayment } from "./settle-payment";

export type Returned = { order: OrderRow; payment: PaymentIntent };

const askStripe = async (paymentIntentId: string): Promise<PaymentIntent | "away" | null> => {
  try {
    return await findPaymentIntent(paymentIntentId);
  } catch (error) {
    if (error instanceof UnavailableError) return "away";
    throw error;
  }
};

/**
 * Settles the payment that a shopper comes back from the bank with, as Stripe has it now. `mayOpen` says whether its
 * order is the visitor's, and nothing is settled before. Answers "away" while Stripe cannot be asked, and null for a
 * payment that does not exist or is not the visitor's.
 */
export const settleReturned = async (
  ctx: Context,
  paymentIntentId: string,
  mayOpen: (orderId: string) => Promise<boolean>,
): Promise<Returned | "away" | null> => {
  const payment = await askStripe(paymentIntentId);
  if (payment === null || payment === "away") return payment;
  const { orderId } = payment.metadata;
  if (!orderId || !(await mayOpen(orderId))) return null;
  const order = await settlePayment(ctx, payment);
  return order && { order, payment };
};
