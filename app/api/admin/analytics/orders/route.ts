import { searchAnalytics } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { searchOrders } from "@/lib/pipelines/analytics-queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(searchAnalytics, async ({ query }) => reply(200, await searchOrders(query))),
});
