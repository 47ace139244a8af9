import { getCategories } from "@/lib/catalog/cached";
import * as endpoints from "@/lib/http/endpoints/catalog";
import { answerShelf } from "@/lib/http/product-answer";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listCategories, async () =>
    reply(200, { categories: (await getCategories()).map(answerShelf) }),
  ),
});
