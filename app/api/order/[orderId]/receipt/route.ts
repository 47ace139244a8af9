import { readReceipt } from "@/lib/http/endpoints/checkout";
import { handle, route } from "@/lib/http/route";
import { UNKNOWN_ORDER, visitorOf } from "@/lib/http/visitor";
import { problem } from "@/lib/kernel/errors";
import { findOrderFor } from "@/lib/orders/access";
import { receiptPage } from "@/lib/orders/receipt-page";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readReceipt, async ({ params, caller, cookies, request, ctx }) => {
    const visitor = visitorOf(caller, cookies, request.headers, params.orderId);
    const found = await findOrderFor(ctx.db, params.orderId, visitor);
    if (!found) return UNKNOWN_ORDER;
    if (found.row.settlement === null)
      return problem("illegal-transition", "There is a receipt once the order is paid.");
    return new Response(receiptPage(found.order), {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  }),
});
