import * as endpoints from "@/lib/http/endpoints/search";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { searchProducts } from "@/lib/search/search-products";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.searchProducts, async ({ query }) => reply(200, await searchProducts(query))),
});
