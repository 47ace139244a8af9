import { exportProducts } from "@/lib/catalog/export-products";
import * as endpoints from "@/lib/http/endpoints/admin";
import { handle, route } from "@/lib/http/route";

const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.exportProducts, async ({ ctx, query: { format } }) => {
    const day = ctx.now.toISOString().slice(0, 10);
    return new Response(exportProducts(ctx.db, format), {
      headers: {
        "Content-Type": TYPES[format],
        "Content-Disposition": `attachment; filename="products-${day}.${format}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  }),
});
