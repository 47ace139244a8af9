import type { NextConfig } from "next";
import { staticPolicy } from "./lib/kernel/csp";
import { finishScripts } from "./lib/kernel/finish-scripts";

/** Vercel keeps pages and functions' results itself; everywhere else ours do, so that several processes agree. */
const ownCaches: NextConfig = process.env.VERCEL
  ? {}
  : {
      cacheHandler: `${import.meta.dirname}/lib/kernel/cache/pages.mjs`,
      cacheHandlers: { default: `${import.meta.dirname}/lib/kernel/cache/functions.mjs` },
      cacheMaxMemorySize: 0,
    };

const ASSETS = "_next/static/|art/|icons/";

/** The paths whose policy carries a nonce and comes from the middleware, or whose answers set their own. */
const OWN_POLICY =
  "api/|(?:cart|favorites|sign-in|sign-up|forgot-password|reset-password)$|(?:checkout|order|account|admin)(?:/|$)";

const NO_SNIFFING = { key: "X-Content-Type-Options", value: "nosniff" };

/** What a browser heeds in documents and answers, and would only carry along with scripts and pictures. */
const DOCUMENTS = [
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains; preload" },
];

const YEAR = "public, max-age=31536000, immutable";

const config: NextConfig = {
  ...ownCaches,
  cacheComponents: true,
  partialPrefetching: true,
  // Compiled code is a fifth larger, which every page of the shop would carry; a file asks for it with "use memo".
  reactCompiler: { compilationMode: "annotation" },
  compiler: { runAfterProductionCompile: finishScripts },
  reactStrictMode: true,
  poweredByHeader: false,
  // Fonts are asked for as soon as a page begins to come, and not when all of it has: on a phone's line that is a tenth of a
  // second in which nothing else would come.
  reactMaxHeadersLength: 600,
  experimental: {
    globalNotFound: true,
    // To load all routes at once keeps the first page waiting, and holds memory for those that nobody opens.
    preloadEntriesOnStart: false,
    // As pages and the middleware take them: what is spelt otherwise is no personal page and gets the headers of all others.
    caseSensitiveRoutes: true,
    // Few scripts: what a page loads is some small ones around the framework's, and each costs half a kilobyte of headers.
    turbopackChunking: { minChunkSize: 300_000, requestCost: 600_000, maxMergeChunkSize: 2_000_000 },
  },
  serverExternalPackages: ["@node-rs/argon2", "pino"],
  // A file that is not there is no page: it carries none of a page's headers, and a page in its place could be framed.
  rewrites: async () => [{ source: "/:folder(art|icons)/:file*", destination: "/api/unknown" }],
  headers: async () => [
    { source: "/(.*)", headers: [NO_SNIFFING] },
    { source: `/((?!${ASSETS}).*)`, headers: DOCUMENTS },
    {
      source: `/((?!${ASSETS}|${OWN_POLICY}).*)`,
      headers: [{ key: "Content-Security-Policy", value: staticPolicy() }],
    },
    { source: "/:folder(art|icons)/:file*", headers: [{ key: "Cache-Control", value: YEAR }] },
  ],
};

export default config;
