import { readHealth } from "@/lib/http/endpoints/system";
import { checkHealth } from "@/lib/http/health";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readHealth, async () => {
    const health = await checkHealth();
    return reply(health.status === "down" ? 503 : 200, health);
  }),
});
