import { readConfig } from "@/lib/http/endpoints/system";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { env, requireEnv } from "@/lib/kernel/env";
import { indexOf, PRODUCT_INDEX, SEARCH_SORTS } from "@/lib/search/rules";
import { browserSearchKey, indexName } from "@/lib/services/search-index";

/** What visitors may search; orders lie in an index of the same application. */
const PRODUCTS = indexName(PRODUCT_INDEX);

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readConfig, async () =>
    reply(200, {
      currency: env.SHOP_CURRENCY,
      search: {
        appId: requireEnv("ALGOLIA_APP_ID"),
        apiKey: browserSearchKey([PRODUCTS, ...SEARCH_SORTS.map((sort) => indexOf(PRODUCTS, sort))]),
        hosts: env.ALGOLIA_HOSTS,
        index: PRODUCTS,
      },
      payments: {
        publishableKey: requireEnv("STRIPE_PUBLISHABLE_KEY"),
        scripts: env.STRIPE_JS_URL ? [env.STRIPE_JS_URL] : [],
      },
    }),
  ),
});
