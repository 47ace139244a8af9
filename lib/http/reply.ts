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
  /** Read anew for each call, whatever the endpoint says. */
  live?: boolean;
  /** Where the endpoint's answers may be given again: what is done for each call that this one is given to. */
  again?: (address: string) => void;
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

const JSON_TYPE = "application/json; charset=utf-8";

/** A finished public answer, or 304 to whoever has it already. */
export const publicResponse = (
  request: Request,
  { body, etag }: { body: string | Uint8Array<ArrayBuffer>; etag: string },
  more: Record<string, string>,
): Response => {
  const headers = { ...SECURITY_HEADERS, "Cache-Control": PUBLIC, ...more, ETag: etag };
  if (matches(request, etag)) return new Response(null, { status: 304, headers });
  const length = String(Buffer.byteLength(body));
  const whole = { ...headers, "Content-Type": JSON_TYPE, "Content-Length": length };
  return new Response(body, { status: 200, headers: whole });
};

/** The whole text of a public answer and its validator, when it is one that has a validator. */
export const publicAnswer = ({ status, body, headers }: Reply): { body: string; etag: string } | null => {
  if (status !== 200 || body === undefined) return null;
  const text = JSON.stringify(body);
  return { body: text, etag: headers?.ETag ?? etagOf(text) };
};

export const jsonResponse = (answer: Reply, isPublic: boolean, more: Record<string, string>): Response => {
  const text = answer.body === undefined ? null : JSON.stringify(answer.body);
  const headers: [string, string][] = Object.entries({
    ...SECURITY_HEADERS,
    "Cache-Control": isPublic ? PUBLIC : PRIVATE,
    ...more,
    ...(text === null ? {} : { "Content-Type": JSON_TYPE }),
    ...answer.headers,
  });
  for (const value of answer.cookies ?? []) headers.push(["Set-Cookie", value]);
  return new Response(text, { status: answer.status, headers });
};
