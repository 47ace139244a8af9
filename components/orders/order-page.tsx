import { RefreshSoon } from "@/components/checkout/refresh-soon-client";
import { EarnedPoints } from "@/components/loyalty/earned-points";
import { getCategories } from "@/lib/catalog/cached";
import type { PageCall } from "@/lib/http/page-call";
import { findEvaluation, type StoredEvaluation } from "@/lib/loyalty/campaigns/queries";
import { findOrder, type OrderRow } from "@/lib/orders/queries";
import type { Order } from "@/lib/orders/schema";
import { OrderView } from "./order-view";
import { tintsByCategory } from "./tints-by-category";
import { UnknownOrder } from "./unknown-order";

type OrderPageProps = { call: PageCall; row: OrderRow | null; justPlaced: boolean };

/** News of a payment reach the campaigns within seconds; after this nobody waits at the page for it. */
const AWAITED_MS = 60_000;

const earnedOf = (call: PageCall, order: Order, row: OrderRow, evaluation: StoredEvaluation | null) => {
  const isGuest = call.caller.kind === "guest";
  const isRefunded = order.refundedTotal > 0;
  if (evaluation) return <EarnedPoints {...{ evaluation, isRefunded, isGuest }} />;
  const isNew = row.paidAt !== null && call.ctx.now.getTime() - row.paidAt.getTime() < AWAITED_MS;
  return isNew ? <RefreshSoon /> : null;
};

/** All that stands on an order's page, for a visitor whose right to see it has been checked: no row, no order. */
export async function OrderPage({ call, row, justPlaced }: OrderPageProps) {
  const order = row && (await findOrder(call.ctx.db, row.id));
  if (!order) return <UnknownOrder />;
  const [categories, evaluation] = await Promise.all([
    getCategories(),
    findEvaluation(call.ctx.db, order.orderId),
  ]);
  return (
    <OrderView
      order={order}
      tintOf={tintsByCategory(categories)}
      now={call.ctx.now}
      justPlaced={justPlaced}
      isGuest={call.caller.kind === "guest"}
      hasReceipt={row.settlement !== null}
      earned={earnedOf(call, order, row, evaluation)}
    />
  );
}
