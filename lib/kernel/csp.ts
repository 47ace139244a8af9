import { env } from "./env";

const STRIPE = {
  script: ["https://js.stripe.com", "https://*.js.stripe.com"],
  frame: ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"],
  connect: ["https://api.stripe.com"],
};
const ALGOLIA = ["https://*.algolia.net", "https://*.algolianet.com", "https://insights.algolia.io"];
const BLOB = ["https://*.public.blob.vercel-storage.com", "https://vercel.com/api/blob/"];

/**
 * A configured host as a CSP source. Ports of this machine may move between build and start, so loopback hosts are
 * allowed on any port.
 */
const sourceOf = (url: string): string => {
  const { origin, hostname, protocol } = new URL(url);
  return /^(127\.|localhost$)/.test(hostname) ? `${protocol}//${hostname}:*` : origin;
};

const searchSources = () => (env.ALGOLIA_HOSTS.length > 0 ? env.ALGOLIA_HOSTS.map(sourceOf) : ALGOLIA);
const blobSources = () => (env.VERCEL_BLOB_API_URL ? [sourceOf(env.VERCEL_BLOB_API_URL)] : BLOB);
const stripeSources = () => {
  if (!env.STRIPE_JS_URL) return STRIPE;
  const local = [sourceOf(env.STRIPE_JS_URL)];
  return { script: local, frame: local, connect: local };
};

/** Where the form of a sign-in button ends up: browsers hold redirects of a form to `form-action` too. */
const signInSources = (): string[] => [
  ...(env.GITHUB_ID ? ["https://github.com"] : []),
  ...(env.GOOGLE_CLIENT_ID ? ["https://accounts.google.com"] : []),
];

const write = (directives: Record<string, string[]>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");

const COMMON = {
  "default-src": ["'self'"],
  "base-uri": ["'none'"],
  "object-src": ["'none'"],
  "frame-ancestors": ["'none'"],
  "form-action": ["'self'"],
  "font-src": ["'self'"],
  "manifest-src": ["'self'"],
};

/**
 * For pages that are the same for everyone. Their HTML is written once, so it cannot carry a nonce, and the framework
 * inlines the page's data as scripts: `'unsafe-inline'` remains for scripts of the document itself. Nothing a visitor
 * typed is ever rendered into these pages, no foreign origin may run a script, and there is no `eval`.
 */
export const staticPolicy = (): string =>
  write({
    ...COMMON,
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "https:", ...blobSources()],
    "connect-src": ["'self'", ...searchSources()],
  });

/** For personal pages: a script runs only with this response's nonce, or when such a script loaded it. */
export const personalPolicy = (nonce: string): string => {
  const stripe = stripeSources();
  return write({
    ...COMMON,
    "form-action": ["'self'", ...signInSources()],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...stripe.script],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", "https:", ...blobSources()],
    "connect-src": ["'self'", ...searchSources(), ...stripe.connect, ...blobSources()],
    "frame-src": stripe.frame,
  });
};
