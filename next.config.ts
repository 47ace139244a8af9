import type { NextConfig } from "next";

/** Vercel keeps pages and functions' results itself; everywhere else ours do, so that several processes agree. */
const ownCaches: NextConfig = process.env.VERCEL
  ? {}
  : {
      cacheHandler: `${import.meta.dirname}/lib/kernel/cache/pages.mjs`,
      cacheHandlers: { default: `${import.meta.dirname}/lib/kernel/cache/functions.mjs` },
      cacheMaxMemorySize: 0,
    };

const config: NextConfig = {
  ...ownCaches,
  cacheComponents: true,
  partialPrefetching: true,
  reactCompiler: true,
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: false },
  experimental: { globalNotFound: true },
  serverExternalPackages: ["@node-rs/argon2", "pino"],
};

export default config;
