import { database } from "@/db/client";
import { createProduct } from "@/lib/catalog/create-product";
import { expireChanges } from "@/lib/catalog/expire-tags";
import { findProduct, listProducts } from "@/lib/catalog/queries";
import type { ProductChange } from "@/lib/catalog/rules";
import { answerInTransaction } from "@/lib/http/answer-once";
import * as endpoints from "@/lib/http/endpoints/catalog";
import { answerProduct } from "@/lib/http/product-answer";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listProducts, async ({ query: { productId, ...query } }) =>
    productId === undefined
      ? reply(200, await listProducts(database(), query))
      : { ...answerProduct(await findProduct(database(), productId)), live: true },
  ),
  POST: handle(endpoints.createProduct, async ({ ctx, body }) => {
    const changes: ProductChange[] = [];
    const answer = await answerInTransaction(ctx, async (inner) => {
      const created = await createProduct(inner, body);
      if (!created.ok) return created.problem;
      const { product, change } = created.value;
      changes.push(change);
      return reply(201, { product }, { headers: { Location: `/api/product/${product.productId}` } });
    });
    expireChanges(changes);
    return answer;
  }),
});
