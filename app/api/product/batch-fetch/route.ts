import { database } from "@/db/client";
import { findProducts } from "@/lib/catalog/queries";
import * as endpoints from "@/lib/http/endpoints/catalog";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

const answer = async (ids: string[]) => reply(200, { products: await findProducts(database(), ids) });

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.fetchProducts, ({ query }) => answer(query.ids)),
  POST: handle(endpoints.fetchProductsByBody, ({ body }) => answer(body.map(({ productId }) => productId))),
});
