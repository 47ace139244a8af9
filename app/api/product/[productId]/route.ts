import { database } from "@/db/client";
import { archiveProduct } from "@/lib/catalog/archive-product";
import { expireChanges } from "@/lib/catalog/expire-tags";
import { findProduct } from "@/lib/catalog/queries";
import { updateProduct } from "@/lib/catalog/update-product";
import * as endpoints from "@/lib/http/endpoints/catalog";
import { answerProduct, UNKNOWN_PRODUCT } from "@/lib/http/product-answer";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.readProduct, async ({ params }) =>
    answerProduct(await findProduct(database(), params.productId)),
  ),
  PUT: handle(
    endpoints.updateProduct,
    async ({ ctx, params, body, request }) => {
      const ifMatch = request.headers.get("if-match");
      const updated = await updateProduct(ctx, { productId: params.productId, changes: body, ifMatch });
      if (!updated.ok) return updated.problem;
      expireChanges([updated.value.change]);
      return answerProduct(updated.value);
    },
    async ({ params }) => ((await findProduct(database(), params.productId)) ? null : UNKNOWN_PRODUCT),
  ),
  DELETE: handle(endpoints.archiveProduct, async ({ ctx, params }) => {
    const archived = await archiveProduct(ctx, params.productId);
    if (!archived.ok) return archived.problem;
    expireChanges(archived.value ? [archived.value] : []);
    return reply(204);
  }),
});
