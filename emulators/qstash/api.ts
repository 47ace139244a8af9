import type { Context } from "hono";
import type { Engine } from "./engine";
import type { Ledger } from "./ledger";
import type { Scheduler } from "./scheduler";

/** What the routes work on. */
export type Api = {
  ledger: Ledger;
  engine: Engine;
  scheduler: Scheduler;
  retryLimit: number;
  cronSeconds: boolean;
};

/**
 * What follows a prefix in the request's URL, as it was sent: destinations stand unencoded in the path, with their
 * own query.
 */
export const rest = (context: Context, prefix: RegExp): string => {
  const raw = context.req.url.replace(/^https?:\/\/[^/]+/, "").replace(prefix, "");
  const own = raw.replace(/[?&]qstash_token=[^&]*/, "");
  return /^https?%3a/i.test(own) ? decodeURIComponent(own) : own;
};

export const query = (context: Context): URLSearchParams => new URL(context.req.url).searchParams;

export const headersOf = (context: Context): Record<string, string> =>
  Object.fromEntries(context.req.raw.headers.entries());

export const callerIp = (context: Context): string =>
  context.req.header("x-forwarded-for")?.split(",")[0]?.trim() ?? "127.0.0.1";
