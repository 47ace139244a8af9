import type { MetadataRoute } from "next";
import { env } from "@/lib/kernel/env";

/** What is personal or made by a query is nothing for an index. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/api/", "/admin", "/account", "/cart", "/checkout", "/order/", "/lists", "/search?"],
    },
    sitemap: new URL("/sitemap.xml", env.APP_URL).href,
  };
}
