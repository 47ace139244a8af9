import { createReadStream } from "node:fs";
import { type Context, Hono } from "hono";
import { ApiError, badRequest, notFound } from "./errors";
import { listPage } from "./list";
import type { Objects } from "./objects";
import { checkPathname, parsePutOptions } from "./put-options";
import type { Store } from "./store";
import type { ClientToken } from "./token";
import type { PutOptions, Stored } from "./types";

export type Api = { store: Store; objects: Objects };
export type Env = { Variables: { identity: "application" | ClientToken } };

const MOST_LISTED = 1000;

async function* nothing(): AsyncGenerator<Uint8Array> {}

export const contentOf = (context: Context): AsyncIterable<Uint8Array> => context.req.raw.body ?? nothing();

export const putOptions = (context: Context<Env>): PutOptions =>
  parsePutOptions(context.req.query("pathname"), (name) => context.req.header(name), context.get("identity"));

/** @throws ApiError 403 for a client token, which is for uploads only */
const applicationOnly = (context: Context<Env>) => {
  if (context.get("identity") === "application") return;
  throw new ApiError(403, "client_token_not_allowed", "A client token can only be used for uploads.");
};

const copyOf = async ({ store, objects }: Api, context: Context<Env>) => {
  applicationOnly(context);
  const source = objects.find(context.req.query("fromUrl") ?? "");
  if (!source) throw notFound();
  const options = putOptions(context);
  objects.checkPlace(options);
  const part = await store.write(createReadStream(store.path(source.file)));
  return { source, result: await objects.place(options, part) };
};

const details = ({ objects }: Api, blob: Stored) => ({
  ...objects.present(blob),
  size: blob.size,
  cacheControl: `public, max-age=${blob.cacheControlMaxAge}`,
  uploadedAt: new Date(blob.uploadedAt).toISOString(),
});

const listing = ({ store, objects }: Api, context: Context<Env>) => {
  const { limit, prefix, cursor, mode } = context.req.query();
  const size = Number(limit ?? MOST_LISTED);
  if (!Number.isInteger(size) || size < 1) throw badRequest("limit must be a positive number");
  const page = listPage(store.blobs.values(), {
    prefix,
    cursor,
    limit: Math.min(size, MOST_LISTED),
    isFolded: mode === "folded",
  });
  const blobs = page.blobs.map((blob) => {
    const { url, downloadUrl, pathname, size, uploadedAt, etag } = details({ store, objects }, blob);
    return { url, downloadUrl, pathname, size, uploadedAt, etag };
  });
  return { ...page, blobs, folders: mode === "folded" ? page.folders : undefined };
};

/** The vendor's API, without uploads in parts. */
export const apiRoutes = (api: Api): Hono<Env> => {
  const { store, objects } = api;
  return new Hono<Env>()
    .put("/", async (context) => {
      if (context.req.query("fromUrl")) return context.json((await copyOf(api, context)).result);
      const options = putOptions(context);
      objects.checkPlace(options);
      const part = await store.write(contentOf(context), options.maximumSizeInBytes);
      return context.json(await objects.place(options, part));
    })
    .get("/", (context) => {
      applicationOnly(context);
      const url = context.req.query("url");
      if (url === undefined) return context.json(listing(api, context));
      const blob = objects.find(url);
      if (!blob) throw notFound();
      return context.json(details(api, blob));
    })
    .post("/delete", async (context) => {
      applicationOnly(context);
      const { urls } = await context.req.json<{ urls?: unknown }>();
      if (!Array.isArray(urls)) throw badRequest("urls must be an array");
      const pathnames = urls.flatMap((url) => objects.find(String(url))?.pathname ?? []);
      await objects.remove(pathnames, context.req.header("x-if-match"));
      return context.json(null);
    })
    .post("/rename", async (context) => {
      const { source, result } = await copyOf(api, context);
      if (result.pathname !== source.pathname) await objects.remove([source.pathname]);
      return context.json(result);
    })
    .on("POST", ["/put-optimized", "/put-from-url", "/signed-token"], (context) => {
      checkPathname(context.req.query("pathname") ?? "-");
      throw badRequest("the local stand-in does not have this operation");
    });
};
