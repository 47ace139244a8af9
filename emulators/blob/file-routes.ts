import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import type { Api } from "./api-routes";
import { decodePath, disposition, servedType } from "./objects";
import { authenticate } from "./token";
import type { Access, Stored } from "./types";

type Range = { start: number; end: number };

/** The part of a blob that a `Range` header asks for; "whole" when there is none that counts. */
const parseRange = (header: string | undefined, size: number): Range | "whole" | "unsatisfiable" => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || (first === "" && !last)) return "whole";
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || !last ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? "unsatisfiable" : { start, end };
};

const headersOf = (blob: Stored, isDownload: boolean): Record<string, string> => ({
  "content-type": servedType(blob.contentType),
  "content-disposition": disposition(blob, isDownload),
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "cache-control":
    blob.access === "public" ? `public, max-age=${blob.cacheControlMaxAge}` : "private, no-cache",
  etag: blob.etag,
  "last-modified": new Date(blob.uploadedAt).toUTCString(),
  "accept-ranges": "bytes",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
});

const isCurrent = (context: Context, { etag, uploadedAt }: Stored): boolean => {
  const known = context.req.header("if-none-match");
  if (known) return known === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
  const since = Date.parse(context.req.header("if-modified-since") ?? "");
  return Math.floor(uploadedAt / 1000) * 1000 <= since;
};

/** The contents, at their public URLs or, with the read-write token, at their private ones. */
export const fileRoutes = ({ store }: Api): Hono => {
  const serve = (context: Context, access: Access) => {
    const path = new URL(context.req.url).pathname.slice(access.length + 2);
    const blob = store.blobs.get(decodePath(path));
    if (blob?.access !== access) return context.text("Blob not found", 404, { "cache-control": "no-store" });
    const headers = headersOf(blob, context.req.query("download") === "1");
    if (isCurrent(context, blob)) return context.body(null, 304, headers);
    const range = parseRange(context.req.header("range"), blob.size);
    if (range === "unsatisfiable") {
      return context.body(null, 416, { ...headers, "content-range": `bytes */${blob.size}` });
    }
    const { start, end } = range === "whole" ? { start: 0, end: blob.size - 1 } : range;
    headers["content-length"] = String(end - start + 1);
    if (range !== "whole") headers["content-range"] = `bytes ${start}-${end}/${blob.size}`;
    const status = range === "whole" ? 200 : 206;
    if (context.req.method === "HEAD" || blob.size === 0) return context.body(null, status, headers);
    const content = Readable.toWeb(createReadStream(store.path(blob.file), { start, end }));
    return context.body(content as ReadableStream, status, headers);
  };

  const isAllowed = (authorization: string | undefined): boolean => {
    try {
      return authenticate(authorization, store.token) === "application";
    } catch {
      return false;
    }
  };

  return new Hono()
    .get("/public/*", (context) => serve(context, "public"))
    .get("/private/*", (context) => {
      if (!isAllowed(context.req.header("authorization"))) return context.text("Forbidden", 403);
      return serve(context, "private");
    });
};
