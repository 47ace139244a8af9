import { env } from "@/lib/kernel/env";
import { type Problem, problem } from "@/lib/kernel/errors";
import { CART_COOKIE } from "./caller";
import { SESSION_COOKIE } from "./session";

const OWN_ORIGIN = new URL(env.APP_URL).origin;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
export const ORDER_COOKIE_PREFIX = "order_";

const carriesOurCookie = (cookies: Map<string, string>): boolean =>
  cookies.has(SESSION_COOKIE) ||
  cookies.has(CART_COOKIE) ||
  [...cookies.keys()].some((name) => name.startsWith(ORDER_COOKIE_PREFIX));

/**
 * Refuses a change that another site makes with our cookies. Browsers say where a request comes from (`Sec-Fetch-Site`,
 * `Origin`); a caller with neither header is no browser and carries no ambient cookies.
 */
export const refuseCrossSite = (request: Request, cookies: Map<string, string>): Problem | null => {
  if (SAFE_METHODS.has(request.method) || !carriesOurCookie(cookies)) return null;
  const origin = request.headers.get("origin");
  if (origin !== null && env.ALLOWED_ORIGINS.includes(origin)) return null;
  const site = request.headers.get("sec-fetch-site");
  const foreignSite = site !== null && site !== "same-origin" && site !== "none";
  const foreignOrigin = origin !== null && origin !== OWN_ORIGIN;
  return foreignSite || foreignOrigin
    ? problem("cross-site-request", "Open the shop itself and try again there.")
    : null;
};

/** CORS answers: listed origins with credentials; public catalogue reads from anywhere without. */
export const corsHeaders = (request: Request, publicRead: boolean): Record<string, string> => {
  const origin = request.headers.get("origin");
  if (origin && env.ALLOWED_ORIGINS.includes(origin)) {
    return {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Expose-Headers": "X-Request-Id, ETag, Location, Idempotency-Replayed",
      Vary: "Origin",
    };
  }
  if (publicRead) return { "Access-Control-Allow-Origin": "*", Vary: "Origin" };
  return env.ALLOWED_ORIGINS.length > 0 ? { Vary: "Origin" } : {};
};

/** The answer to a preflight request; without an allowed origin it allows nothing. */
export const preflight = (request: Request, methods: string[], publicRead: boolean): Response =>
  new Response(null, {
    status: 204,
    headers: {
      Allow: methods.join(", "),
      ...corsHeaders(request, publicRead),
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers":
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Order-Token",
      "Access-Control-Max-Age": "600",
    },
  });
