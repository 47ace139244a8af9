import { database } from "@/db/client";
import * as endpoints from "@/lib/http/endpoints/search";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { listMostSold } from "@/lib/ranking/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.listMostSold, async ({ query }) =>
    reply(200, { products: await listMostSold(database(), query) }),
  ),
});
