import { readConfig } from "@/lib/http/endpoints/system";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { env, requireEnv } from "@/lib/kernel/env";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readConfig, async () =>
    reply(200, {
      currency: env.SHOP_CURRENCY,
      search: {
        appId: requireEnv("ALGOLIA_APP_ID"),
        apiKey: requireEnv("ALGOLIA_SEARCH_KEY"),
        hosts: env.ALGOLIA_HOSTS,
        index: `${env.ALGOLIA_INDEX_PREFIX}products`,
      },
      payments: {
        publishableKey: requireEnv("STRIPE_PUBLISHABLE_KEY"),
        scripts: env.STRIPE_JS_URL ? [env.STRIPE_JS_URL] : [],
      },
    }),
  ),
});
