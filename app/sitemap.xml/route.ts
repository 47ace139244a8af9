import { env } from "@/lib/kernel/env";
import { generateSitemaps } from "../catalog/sitemap";

/** The list of the sitemap's files, where everybody looks for it. */
export const GET = async (): Promise<Response> => {
  const files = (await generateSitemaps()).map(
    ({ id }) => `<sitemap><loc>${new URL(`/catalog/sitemap/${id}.xml`, env.APP_URL).href}</loc></sitemap>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${files.join("")}</sitemapindex>\n`,
    { headers: { "content-type": "application/xml" } },
  );
};
