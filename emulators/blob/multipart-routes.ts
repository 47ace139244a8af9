import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type Context, Hono } from "hono";
import { type Api, contentOf, type Env, putOptions } from "./api-routes";
import { ApiError, badRequest, notFound } from "./errors";
import type { Multipart, Part } from "./types";

const MOST_PARTS = 10_000;

type Named = { partNumber: number; etag: string };

/** Uploads in parts: create, upload (each part by itself), complete. */
export const multipartRoutes = ({ store, objects }: Api): Hono<Env> => {
  const create = async (context: Context<Env>) => {
    const options = putOptions(context);
    objects.checkPlace(options);
    const upload: Multipart = { id: randomUUID(), options, createdAt: Date.now(), parts: {} };
    await store.commit({ type: "multipart", upload });
    return { key: options.pathname, uploadId: upload.id };
  };

  const find = (context: Context<Env>): Multipart => {
    const upload = store.uploads.get(context.req.header("x-mpu-upload-id") ?? "");
    if (!upload) throw notFound();
    if (putOptions(context).pathname !== upload.options.pathname)
      throw badRequest("pathname is not the upload's");
    return upload;
  };

  const received = ({ parts }: Multipart) => Object.values(parts).reduce((sum, { size }) => sum + size, 0);

  const addPart = async (context: Context<Env>) => {
    const upload = find(context);
    const partNumber = Number(context.req.header("x-mpu-part-number"));
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MOST_PARTS) {
      throw badRequest(`part number must be between 1 and ${MOST_PARTS}`);
    }
    const part = await store.write(contentOf(context), upload.options.maximumSizeInBytes);
    const replaced = upload.parts[partNumber];
    await store.commit({ type: "part", uploadId: upload.id, partNumber, part });
    if (replaced) await store.discard([replaced.file]);
    return { etag: part.etag };
  };

  const chosen = (upload: Multipart, named: Named[]): Part[] =>
    [...named]
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, etag }) => {
        const part = upload.parts[partNumber];
        if (part?.etag === etag) return part;
        throw badRequest(`part ${partNumber} was not uploaded, or has another etag`);
      });

  async function* contentsOf(parts: Part[]): AsyncGenerator<Uint8Array> {
    for (const { file } of parts) yield* createReadStream(store.path(file));
  }

  const complete = async (context: Context<Env>) => {
    const upload = find(context);
    const named = await context.req.json<Named[]>();
    if (!Array.isArray(named) || named.length === 0) throw badRequest("parts are missing");
    const { maximumSizeInBytes: limit } = upload.options;
    if (limit !== undefined && received(upload) > limit) {
      throw new ApiError(400, "file_too_large", `the file length cannot be greater than ${limit} bytes`);
    }
    objects.checkPlace(upload.options);
    const whole = await store.write(contentsOf(chosen(upload, named)));
    const result = await objects.place(upload.options, whole, upload.id);
    await store.discard(Object.values(upload.parts).map(({ file }) => file));
    return result;
  };

  return new Hono<Env>().post("/mpu", async (context) => {
    switch (context.req.header("x-mpu-action")) {
      case "create":
        return context.json(await create(context));
      case "upload":
        return context.json(await addPart(context));
      case "complete":
        return context.json(await complete(context));
      default:
        throw badRequest("x-mpu-action must be create, upload or complete");
    }
  });
};
