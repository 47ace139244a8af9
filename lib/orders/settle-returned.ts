import type { Context } from "@/lib/events/context";
import { UnavailableError } from "@/lib/kernel/errors";
import { type PaymentIntent, retrievePaymentIntent } from "@/lib/services/payments";
import type { OrderRow } from "./queries";
import { settlePayment } from "./settle-payment";

export type Returned = { order: OrderRow; payment: PaymentIntent };

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
  let payment: PaymentIntent;
  try {
    payment = await retrievePaymentIntent(paymentIntentId);
  } catch (error) {
    return error instanceof UnavailableError ? "away" : null;
  }
  const { orderId } = payment.metadata;
  if (!orderId || !(await mayOpen(orderId))) return null;
  const order = await settlePayment(ctx, payment);
  return order && { order, payment };
};
