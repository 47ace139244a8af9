import { randomBytes } from "node:crypto";
import { getMimeType } from "hono/utils/mime";
import { ApiError, badRequest } from "./errors";
import type { ClientToken } from "./token";
import type { Access, PutOptions } from "./types";

const LONGEST_PATHNAME = 950;
const MONTH_SECONDS = 2_592_000;
const SHORTEST_CACHE_SECONDS = 60;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const checkPathname = (pathname: string | null | undefined): string => {
  if (!pathname) throw badRequest("pathname is required");
  if (pathname.length > LONGEST_PATHNAME) throw badRequest(`pathname is longer than ${LONGEST_PATHNAME}`);
  const isOdd = pathname.startsWith("/") || pathname.includes("//") || /(^|\/)\.\.?(\/|$)/.test(pathname);
  if (isOdd) throw badRequest('pathname must not start with "/" or contain "//" or "." and ".." as segments');
  return pathname;
};

/** `dir/name-<30 random characters>.ext` */
export const withRandomSuffix = (pathname: string): string => {
  let suffix = "";
  for (const byte of randomBytes(30)) suffix += ALPHABET[byte % ALPHABET.length];
  const dot = pathname.lastIndexOf(".");
  const hasExtension = dot > pathname.lastIndexOf("/") + 1;
  const end = hasExtension ? dot : pathname.length;
  return `${pathname.slice(0, end)}-${suffix}${pathname.slice(end)}`;
};

const access = (value: string | undefined): Access => {
  if (value === undefined || value === "public") return "public";
  if (value === "private") return value;
  throw badRequest('access must be "private" or "public"');
};

const typeOf = (pathname: string, given: string | undefined): string =>
  given || getMimeType(pathname)?.split(";")[0] || "application/octet-stream";

const seconds = (value: number | undefined): number => {
  if (value === undefined) return MONTH_SECONDS;
  if (!Number.isFinite(value) || value < 0)
    throw badRequest("cacheControlMaxAge must be a number of seconds");
  return Math.max(SHORTEST_CACHE_SECONDS, Math.floor(value));
};

const checkContentType = (contentType: string, allowed: string[] | undefined) => {
  if (!allowed) return;
  const bare = contentType.split(";")[0]?.trim() ?? "";
  const matches = allowed.some(
    (one) => one === bare || (one.endsWith("/*") && bare.startsWith(one.slice(0, -1))),
  );
  if (matches) return;
  throw new ApiError(400, "content_type_not_allowed", `contentType "${bare}" is not allowed`);
};

type Headers = (name: string) => string | undefined;

const fromClientToken = (pathname: string, header: Headers, claims: ClientToken): PutOptions => {
  if (claims.pathname !== pathname) {
    throw new ApiError(400, "client_token_pathname_mismatch", '"pathname" does not match the token payload');
  }
  const contentType = typeOf(pathname, header("x-content-type"));
  checkContentType(contentType, claims.allowedContentTypes);
  const { onUploadCompleted } = claims;
  return {
    pathname,
    contentType,
    access: access(header("x-vercel-blob-access")),
    addRandomSuffix: claims.addRandomSuffix ?? false,
    allowOverwrite: claims.allowOverwrite ?? false,
    cacheControlMaxAge: seconds(claims.cacheControlMaxAge),
    ifMatch: claims.ifMatch,
    maximumSizeInBytes: claims.maximumSizeInBytes,
    callback: onUploadCompleted && {
      url: onUploadCompleted.callbackUrl,
      tokenPayload: onUploadCompleted.tokenPayload,
    },
  };
};

/**
 * What an upload asks for. With a client token its claims rule, and the request's own options do not count.
 * @throws ApiError when the pathname, the content type or an option is not acceptable
 */
export const parsePutOptions = (
  pathname: string | undefined,
  header: Headers,
  identity: "application" | ClientToken,
): PutOptions => {
  const checked = checkPathname(pathname);
  if (identity !== "application") return fromClientToken(checked, header, identity);
  const age = header("x-cache-control-max-age");
  return {
    pathname: checked,
    access: access(header("x-vercel-blob-access")),
    contentType: typeOf(checked, header("x-content-type")),
    addRandomSuffix: header("x-add-random-suffix") === "1",
    allowOverwrite: header("x-allow-overwrite") === "1",
    cacheControlMaxAge: seconds(age === undefined ? undefined : Number(age)),
    ifMatch: header("x-if-match"),
  };
};
