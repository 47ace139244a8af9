import * as endpoints from "@/lib/http/endpoints/search";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { suggest } from "@/lib/search/suggest";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.suggestSearches, async ({ query }) =>
    reply(200, { suggestions: await suggest(query.q) }),
  ),
});
