import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PayForOrder } from "@/components/checkout/pay-for-order";
import { UnknownOrder } from "@/components/orders/unknown-order";
import { Main } from "@/components/shell/main";
import { readPageOrder } from "@/lib/http/page-order";
import { ensurePayment } from "@/lib/orders/ensure-payment";
import { findOrder } from "@/lib/orders/queries";
import { retrievePaymentIntent } from "@/lib/services/payments";

export const metadata: Metadata = { title: "Pay for your order" };

const readOpenPayment = async (orderId: string) => {
  const { call, order: row } = await readPageOrder(orderId);
  if (!row) return null;
  if (row.status !== "pending_payment") return redirect(`/order/${row.id}`);
  const payment = row.paymentIntentId
    ? await retrievePaymentIntent(row.paymentIntentId)
    : await ensurePayment(call.ctx, row);
  const isOpen = payment.status.startsWith("requires_");
  if (!isOpen) return redirect(`/checkout/complete?payment_intent=${payment.id}`);
  const order = await findOrder(call.ctx.db, row.id);
  return order && { order, payment };
};

export default async function PayPage({ params }: { params: Promise<{ orderId: string }> }) {
  const open = await readOpenPayment((await params).orderId);
  return <Main>{open ? <PayForOrder order={open.order} payment={open.payment} /> : <UnknownOrder />}</Main>;
}
