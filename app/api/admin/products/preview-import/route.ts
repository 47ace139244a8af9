import { previewProducts } from "@/lib/catalog/preview-products";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.previewImport, async ({ ctx, query, body }) =>
    reply(200, await previewProducts(ctx, { rows: body, ...query })),
  ),
});
