import { readReceipt } from "@/lib/http/endpoints/checkout";
import { handle, route } from "@/lib/http/route";
import { openOrder, UNKNOWN_ORDER, visitorOf } from "@/lib/http/visitor";
import { problem } from "@/lib/kernel/errors";
import { findOrder } from "@/lib/orders/queries";
import { receiptPage } from "@/lib/orders/receipt-page";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readReceipt, async ({ params, caller, cookies, request, ctx }) => {
    const row = await openOrder(
      ctx.db,
      params.orderId,
      visitorOf(caller, cookies, request.headers, params.orderId),
    );
    const order = row && (await findOrder(ctx.db, row.id));
    if (!order) return UNKNOWN_ORDER;
    if (row.settlement === null)
      return problem("illegal-transition", "There is a receipt once the order is paid.");
    return new Response(receiptPage(order), {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  }),
});
