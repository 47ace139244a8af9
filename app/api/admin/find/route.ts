import { listDeskUsers } from "@/lib/accounts/desk-queries";
import { findDeskProducts } from "@/lib/catalog/desk-queries";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { findDeskOrders } from "@/lib/orders/desk-queries";

const SHOWN = 5;

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.find, async ({ ctx, query: { q } }) => {
    const anyState = { role: undefined, state: undefined, after: undefined };
    const [products, orders, people] = await Promise.all([
      findDeskProducts(ctx.db, q, SHOWN),
      findDeskOrders(ctx.db, q, SHOWN),
      listDeskUsers(ctx.db, { q, ...anyState }, SHOWN),
    ]);
    return reply(200, {
      products: products.map(({ productId, name, price, currency, archivedAt }) => ({
        productId,
        name,
        price,
        currency,
        archived: archivedAt !== null,
      })),
      orders: orders.map(({ orderId, email, status, total, currency }) => ({
        orderId,
        email,
        status,
        total,
        currency,
      })),
      users: people.rows.map(({ id, nickname, email }) => ({ id, nickname, email })),
    });
  }),
});
