import { getCategories } from "@/lib/catalog/cached";
import type { PageCall } from "@/lib/http/page-call";
import { findOrder, type OrderRow } from "@/lib/orders/queries";
import { OrderView } from "./order-view";
import { tintsByCategory } from "./tints-by-category";
import { UnknownOrder } from "./unknown-order";

type OrderPageProps = { call: PageCall; row: OrderRow | null; justPlaced: boolean };

/** All that stands on an order's page, for a visitor whose right to see it has been checked: no row, no order. */
export async function OrderPage({ call, row, justPlaced }: OrderPageProps) {
  const order = row && (await findOrder(call.ctx.db, row.id));
  if (!order) return <UnknownOrder />;
  const categories = await getCategories();
  return (
    <OrderView
      order={order}
      tintOf={tintsByCategory(categories)}
      now={call.ctx.now}
      justPlaced={justPlaced}
      isGuest={call.caller.kind === "guest"}
      hasReceipt={row.settlement !== null}
    />
  );
}
