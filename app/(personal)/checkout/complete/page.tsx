import type { Metadata } from "next";
import { PayForOrder } from "@/components/checkout/pay-for-order";
import { PaymentWait } from "@/components/checkout/payment-wait";
import { CleanAddress } from "@/components/orders/clean-address-client";
import { OrderPage } from "@/components/orders/order-page";
import { UnknownOrder } from "@/components/orders/unknown-order";
import { Main } from "@/components/shell/main";
import { finishLater } from "@/lib/http/finish-later";
import { readPageCall } from "@/lib/http/page-call";
import { readPageOrder } from "@/lib/http/page-order";
import { findOrder } from "@/lib/orders/queries";
import { PaymentIntentId } from "@/lib/orders/schema";
import { settleReturned } from "@/lib/orders/settle-returned";

export const metadata: Metadata = { title: "Your payment", referrer: "no-referrer" };

type PageProps = { searchParams: Promise<{ payment_intent?: string | string[] }> };

const mayOpen = async (orderId: string) => (await readPageOrder(orderId)).order !== null;

/** How the payment stands that the shopper comes back with, as the page that follows from it. */
async function Outcome({ paymentIntentId }: { paymentIntentId: string }) {
  const call = await readPageCall();
  const returned = await settleReturned(call.ctx, paymentIntentId, mayOpen);
  finishLater(call.ctx);
  if (returned === null) return <UnknownOrder />;
  if (returned === "away") return <PaymentWait reason="away" />;
  const { order: row, payment } = returned;
  if (row.status === "pending_payment") {
    if (payment.status === "processing") return <PaymentWait reason="bank" orderId={row.id} />;
    const order = await findOrder(call.ctx.db, row.id);
    if (order && payment.status !== "canceled") return <PayForOrder order={order} payment={payment} />;
  }
  return (
    <>
      <CleanAddress to={`/order/${row.id}?placed=1`} />
      <OrderPage call={call} row={row} justPlaced />
    </>
  );
}

export default async function CompletePage({ searchParams }: PageProps) {
  const paymentIntentId = PaymentIntentId.safeParse((await searchParams).payment_intent);
  return (
    <Main>
      {paymentIntentId.success ? <Outcome paymentIntentId={paymentIntentId.data} /> : <UnknownOrder />}
    </Main>
  );
}
