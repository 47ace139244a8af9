import { randomBytes } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { database } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { env, requireEnv } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { BODY_LIMIT } from "./endpoint";
import { problemOf } from "./failure";
import { finishLater } from "./finish-later";
import { readText } from "./input";
import { corsHeaders, preflight } from "./origin";
import { cookie, problemResponse } from "./reply";
import { type AuthTrace, authOptions, CALLBACK_COOKIE, CSRF_COOKIE, pathOfCallback } from "./session-options";
import { requestLink } from "./sign-in";
import { type Visit, visitOf } from "./visit";

/** next-auth takes this shop's address from here, and trusts no header for it. */
process.env.NEXTAUTH_URL = env.APP_URL;

type Fields = Record<string, string>;

/** Collects what next-auth answers through the old interface of Next, which alone it offers without ambient state. */
class Collected {
  status = 200;
  body: string | null = null;
  readonly headers = new Map<string, string | string[]>();

  readonly response = {
    status: (status: number) => {
      this.status = status;
      return this.response;
    },
    getHeader: (name: string) => this.headers.get(name),
    setHeader: (name: string, value: string | string[]) => {
      this.headers.set(name, value);
      return this.response;
    },
    json: (body: unknown) => {
      this.headers.set("Content-Type", "application/json");
      this.body = JSON.stringify(body);
    },
    send: (body: unknown) => {
      this.body = typeof body === "string" || body === undefined ? (body ?? null) : JSON.stringify(body);
    },
    end: () => undefined,
  };

  get redirect(): string | null {
    const location = this.headers.get("Location");
    if (typeof location === "string") return location;
    const parsed = this.body?.startsWith('{"url":') ? (JSON.parse(this.body) as { url: string }) : null;
    return parsed?.url ?? null;
  }

  set redirect(url: string) {
    if (this.headers.has("Location")) this.headers.set("Location", url);
    else this.body = JSON.stringify({ url });
  }
}

const readFields = async (request: Request): Promise<Fields | null> => {
  if (request.method !== "POST") return {};
  const text = await readText(request, BODY_LIMIT);
  if (!text.ok) return null;
  try {
    return request.headers.get("content-type")?.includes("application/json")
      ? (JSON.parse(text.value || "{}") as Fields)
      : Object.fromEntries(new URLSearchParams(text.value));
  } catch {
    return null;
  }
};

/**
 * A browser that itself says that a form comes from this very site has said what next-auth's token would; so plain forms
 * need no script to fetch one.
 */
const vouchForForm = (request: Request, fields: Fields, cookies: Map<string, string>): void => {
  const isOwnForm = request.method === "POST" && request.headers.get("sec-fetch-site") === "same-origin";
  if (!isOwnForm || fields.csrfToken) return;
  const token = randomBytes(32).toString("hex");
  fields.csrfToken = token;
  cookies.set(CSRF_COOKIE, `${token}|${sha256(`${token}${requireEnv("NEXTAUTH_SECRET")}`)}`);
};

/** A request for a mailed link: next-auth has checked where it comes from and has nothing else to do with it. */
const sendLink = async (visit: Visit, fields: Fields, collected: Collected): Promise<void> => {
  if (collected.redirect !== `${env.APP_URL}/api/auth/signin`) return;
  const refusal = await requestLink(visit, { email: fields.email }, pathOfCallback(fields.callbackUrl ?? ""));
  if (refusal?.slug === "rate-limited") {
    collected.status = 429;
    collected.headers.set("Retry-After", String(refusal.extra?.retryAfter ?? 60));
  }
  collected.redirect = refusal
    ? `${env.APP_URL}/api/auth/error?error=EmailSignin`
    : `${env.APP_URL}/api/auth/verify-request?provider=email&type=email`;
};

/** What a caller wrote into an address may stand in no header until it is written as addresses are. */
const headerValue = (name: string, value: string): string =>
  name.toLowerCase() === "location" ? new URL(value, env.APP_URL).href : value;

const toResponse = (
  request: Request,
  collected: Collected,
  trace: AuthTrace,
  requestId: string,
): Response => {
  const { refusal } = trace;
  const isLimited = refusal?.slug === "rate-limited" || collected.status === 429;
  const headers = new Headers({ "Cache-Control": "private, no-store", ...corsHeaders(request, false) });
  for (const [name, value] of collected.headers) {
    if (Array.isArray(value)) for (const each of value) headers.append(name, each);
    else headers.set(name, headerValue(name, value));
  }
  for (const { name, value, maxAge, httpOnly } of trace.cookies) {
    headers.append("Set-Cookie", cookie(name, value, maxAge, { httpOnly }));
  }
  headers.set("X-Request-Id", requestId);
  headers.set("X-Content-Type-Options", "nosniff");
  if (!isLimited) return new Response(collected.body, { status: collected.status, headers });
  if (refusal) headers.set("Retry-After", String(refusal.extra?.retryAfter ?? 60));
  headers.delete("Location");
  headers.set("Content-Type", "application/json");
  return new Response(JSON.stringify({ url: collected.redirect }), { status: 429, headers });
};

/** Cookie values as they were before they were written into a header. */
const unescaped = (cookies: Map<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...cookies].map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );

/** Where to return to comes from an address, a form or a cookie; next-auth fails at what is no address of this shop. */
const withOwnReturn = <T extends Record<string, unknown>>(given: T, name: string): T =>
  typeof given[name] === "string"
    ? { ...given, [name]: `${env.APP_URL}${pathOfCallback(given[name])}` }
    : given;

const run = async (request: Request, path: string[]): Promise<Response> => {
  const requestId = createId("req");
  const ctx = createContext(database(), "guest", { requestId });
  const fields = await readFields(request);
  if (!fields) return problemResponse(problem("bad-request", "The form could not be read."));
  const visit = visitOf(request, ctx);
  vouchForForm(request, fields, visit.cookies);
  const trace: AuthTrace = { refusal: null, failure: null, cookies: [] };
  const collected = new Collected();
  const call = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: withOwnReturn(unescaped(visit.cookies), CALLBACK_COOKIE),
    query: {
      ...withOwnReturn(Object.fromEntries(new URL(request.url).searchParams), "callbackUrl"),
      nextauth: path,
    },
    body: withOwnReturn(fields, "callbackUrl"),
  };
  try {
    await NextAuth(
      call as unknown as NextApiRequest,
      collected.response as unknown as NextApiResponse,
      authOptions(visit, trace),
    );
    if (trace.failure) throw trace.failure;
    if (request.method === "POST" && path.join("/") === "signin/email")
      await sendLink(visit, fields, collected);
    return toResponse(request, collected, trace, requestId);
  } catch (error) {
    return problemResponse(problemOf(error, ctx.log), { "X-Request-Id": requestId });
  } finally {
    finishLater(ctx);
  }
};

const toSignIn = (word: "link" | "error", value: string): Response =>
  new Response(null, {
    status: 302,
    headers: { Location: `${env.APP_URL}/sign-in?${word}=${encodeURIComponent(value)}` },
  });

/**
 * A mailed link in next-auth's form leads to the page that asks for one tap, so that no mail scanner uses it up. Where
 * forms are posted to, nothing is to be had by an address alone.
 */
const answerVisit = (request: Request, path: string): Response | null => {
  if (path !== "callback/email" && path !== "callback/credentials") return null;
  const token = path === "callback/email" && new URL(request.url).searchParams.get("token");
  return token ? toSignIn("link", token) : toSignIn("error", "Verification");
};

/** Answers what lies below `/api/auth/`, in next-auth's own shapes. */
export const answerAuth = async (request: Request, path: string[]): Promise<Response> => {
  if (request.method === "OPTIONS") return preflight(request, ["GET", "POST", "OPTIONS"], false);
  const answered = request.method === "GET" ? answerVisit(request, path.join("/")) : null;
  return answered ?? run(request, path);
};
