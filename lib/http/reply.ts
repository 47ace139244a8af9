import { createHash } from "node:crypto";
import { env } from "@/lib/kernel/env";
import { PROBLEMS, type Problem } from "@/lib/kernel/errors";

/** What a handler answers when all went well. */
export type Reply = {
  status: number;
  /** Sent as JSON; undefined is an answer without a body. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Complete `Set-Cookie` values. */
  cookies?: string[];
};

export const reply = (status: number, body?: unknown, more: Omit<Reply, "status" | "body"> = {}): Reply => ({
  status,
  body,
  ...more,
});

const SECURE = env.APP_URL.startsWith("https:");
const SAME_SITE = SECURE && env.ALLOWED_ORIGINS.length > 0 ? "none" : "lax";

/** What all our cookies are: HttpOnly, for the whole site, Secure on https. `maxAge` in seconds; 0 deletes. */
export const cookieAttributes = (maxAge: number) =>
  ({ path: "/", httpOnly: true, sameSite: SAME_SITE, secure: SECURE, maxAge }) as const;

/** A cookie of ours as a `Set-Cookie` value. */
export const cookie = (
  name: string,
  value: string,
  maxAge: number,
  { httpOnly } = { httpOnly: true },
): string => {
  const { sameSite, secure } = cookieAttributes(maxAge);
  const site = sameSite === "none" ? "None" : "Lax";
  return `${name}=${value}; Path=/;${httpOnly ? " HttpOnly;" : ""} SameSite=${site}; Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
};

const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

const PRIVATE = "private, no-store";
/** Browsers ask each time (the ETag makes that cheap); a shared cache may answer for a few seconds. */
const PUBLIC = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

export const problemResponse = (cause: Problem, headers: Record<string, string> = {}): Response => {
  const [status, title] = PROBLEMS[cause.slug];
  const { slug, detail, errors, extra } = cause;
  const document = {
    type: `${env.APP_URL}/problems/${slug}`,
    title,
    status,
    detail,
    ...extra,
    ...(errors ? { errors } : {}),
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      ...SECURITY_HEADERS,
      "Content-Type": "application/problem+json",
      "Cache-Control": PRIVATE,
      ...(status === 503 ? { "Retry-After": "5" } : {}),
      ...headers,
    },
  });
};

const etagOf = (text: string): string => `"${createHash("sha1").update(text).digest("base64url")}"`;

const matches = (request: Request, etag: string): boolean => {
  const wanted = request.headers.get("if-none-match")?.split(",") ?? [];
  return wanted.some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
};

export const jsonResponse = (
  request: Request,
  answer: Reply,
  isPublic: boolean,
  more: Record<string, string>,
): Response => {
  const text = answer.body === undefined ? null : JSON.stringify(answer.body);
  const headers = new Headers({ ...SECURITY_HEADERS, "Cache-Control": isPublic ? PUBLIC : PRIVATE, ...more });
  if (text !== null) headers.set("Content-Type", "application/json; charset=utf-8");
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
  for (const value of answer.cookies ?? []) headers.append("Set-Cookie", value);
  if (isPublic && text !== null && answer.status === 200) {
    if (!headers.has("ETag")) headers.set("ETag", etagOf(text));
    if (matches(request, headers.get("ETag") ?? "")) {
      headers.delete("Content-Type");
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(text, { status: answer.status, headers });
};
