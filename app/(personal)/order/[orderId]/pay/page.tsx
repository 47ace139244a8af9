import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NotPaid } from "@/components/checkout/not-paid";
import { PayForOrder } from "@/components/checkout/pay-for-order";
import { UnknownOrder } from "@/components/orders/unknown-order";
import { Main } from "@/components/shell/main";
import { readFormAnswer } from "@/lib/http/form-answer";
import { readPageOrder } from "@/lib/http/page-order";
import { ensurePayment } from "@/lib/orders/ensure-payment";
import { findOrder, type OrderRow } from "@/lib/orders/queries";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "Pay for your order" };

type Call = Awaited<ReturnType<typeof readPageOrder>>["call"];

const readOpenPayment = async ({ ctx, caller }: Call, row: OrderRow) => {
  const payment = row.paymentIntentId
    ? await retrievePaymentIntent(row.paymentIntentId)
    : await ensurePayment(ctx, row);
  const isOpen = payment.status.startsWith("requires_");
  if (!isOpen) return redirect(`/checkout/complete?payment_intent=${payment.id}`);
  const isOwn = caller.kind === "user" && caller.user.id === row.userId;
  const [order, balance] = await Promise.all([
    findOrder(ctx.db, row.id),
    isOwn ? findBalance(ctx.db, caller.user.id) : 0,
  ]);
  return order && { order, payment, balance };
};

type PageProps = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<{ form?: string | string[] }>;
};

const readPage = async ({ params, searchParams }: PageProps) => {
  const [{ orderId }, { form }] = await Promise.all([params, searchParams]);
  const { call, order: row } = await readPageOrder(orderId);
  if (!row) return <UnknownOrder />;
  const refused = (await readFormAnswer(form))?.problem;
  if (row.status !== "pending_payment") {
    return refused ? <NotPaid why={refused} /> : redirect(`/order/${row.id}`);
  }
  const open = await readOpenPayment(call, row);
  return open ? <PayForOrder {...open} refused={refused} /> : <UnknownOrder />;
};

export default async function PayPage(props: PageProps) {
  return <Main>{await readPage(props)}</Main>;
}
