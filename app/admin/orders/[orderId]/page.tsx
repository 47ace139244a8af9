import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EvaluationPanel } from "@/components/admin/campaigns/evaluation-panel";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { BuyerPanel } from "@/components/admin/orders/buyer-panel";
import { EventsPanel } from "@/components/admin/orders/events-panel";
import { HistoryPanel } from "@/components/admin/orders/history-panel";
import { OrderButtons } from "@/components/admin/orders/order-buttons";
import { OrderLinesPanel } from "@/components/admin/orders/order-lines-panel";
import { ORDER_WORDS } from "@/components/admin/orders/order-words";
import { PaymentPanel } from "@/components/admin/orders/payment-panel";
import { Badge } from "@/components/ui/badge";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { findEvaluation } from "@/lib/loyalty/campaigns/queries";
import { findDeskDetail } from "@/lib/orders/desk-queries";
import { findOrder } from "@/lib/orders/queries";
import { listTellings } from "@/lib/pipelines/queries";

export const metadata: Metadata = { title: "Order" };

function Source({ orderId, source }: { orderId: string; source: string }) {
  if (source === "checkout") return null;
  if (source !== "purchase") return ` by ${source}`;
  return (
    <>
      {" as a "}
      <Link
        href={`/admin/purchases/${orderId}`}
        prefetch={false}
        className="tap font-semibold text-action hover:underline"
      >
        quick buy
      </Link>
    </>
  );
}

export default async function OrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const { ctx } = await requireAdmin(`/admin/orders/${orderId}`);
  const [order, detail, events, evaluation] = await Promise.all([
    findOrder(ctx.db, orderId),
    findDeskDetail(ctx.db, orderId),
    listTellings(ctx.db, orderId),
    findEvaluation(ctx.db, orderId),
  ]);
  if (!order || !detail) notFound();
  const names = await nameActors(
    ctx.db,
    [...detail.history, ...detail.refunds].map(({ actor }) => actor),
  );
  const { label, tone } = ORDER_WORDS[order.status];
  return (
    <DeskPage
      title={<span className="font-mono text-xl tracking-normal sm:text-2xl">{orderId}</span>}
      note={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone}>{label}</Badge>
          {order.refundStatus === "partial" && <Badge>Partly refunded</Badge>}
          {order.refundStatus === "full" && order.status !== "refunded" && <Badge>Refunded</Badge>}
          <span>
            placed <Moment at={order.orderDate} />
            <Source orderId={orderId} source={detail.source} />
          </span>
        </span>
      }
      back={{ href: "/admin/orders", label: "Orders" }}
      actions={<OrderButtons order={order} />}
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <OrderLinesPanel order={order} />
          <EvaluationPanel evaluation={evaluation} />
          <EventsPanel events={events} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
          <PaymentPanel order={order} detail={detail} names={names} />
          <BuyerPanel order={order} userId={detail.userId} />
          <div className="sm:col-span-2 xl:col-span-1">
            <HistoryPanel orderId={orderId} entries={detail.history} names={names} />
          </div>
        </div>
      </div>
    </DeskPage>
  );
}
