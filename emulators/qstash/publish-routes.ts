import { type Context, Hono } from "hono";
import { type Api, callerIp, headersOf, rest } from "./api";
import { ApiError } from "./errors";
import type { Publication } from "./publication";
import { createSchedule } from "./schedule-routes";
import { parseTemplate } from "./template";

const LARGEST_BODY = 1_048_576;

type BatchEntry = { destination?: unknown; headers?: unknown; body?: unknown; queue?: unknown };

const checkSize = (body: Buffer): Buffer => {
  if (body.length > LARGEST_BODY) throw new ApiError(413, "message is larger than the maximum of 1 MB");
  return body;
};

const readBatch = async (context: Context): Promise<BatchEntry[]> => {
  let entries: unknown;
  try {
    entries = await context.req.json();
  } catch {
    throw new ApiError(400, "batch body is not valid JSON");
  }
  if (!Array.isArray(entries)) throw new ApiError(400, "batch body must be an array of messages");
  return entries;
};

const lowerCase = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(",") : String(value),
    ]),
  );

export const publishRoutes = (api: Api): Hono => {
  const { engine, retryLimit } = api;

  const answer = async (context: Context, destination: string, queue?: string) => {
    const headers = headersOf(context);
    const body = checkSize(Buffer.from(await context.req.arrayBuffer()));
    if (headers["upstash-cron"]) return context.json(await createSchedule(api, context, destination, body));
    const template = parseTemplate(headers, { callerIp: callerIp(context), retryLimit, queue });
    const [result] = await engine.publish([{ template, destination, body }]);
    const isDuplicate = result !== undefined && "deduplicated" in result && result.deduplicated;
    return context.json(result, isDuplicate ? 202 : 200);
  };

  return new Hono()
    .post("/publish/*", (context) => answer(context, rest(context, /^\/v2\/publish\//)))
    .post("/enqueue/:queue/*", (context) =>
      answer(context, rest(context, /^\/v2\/enqueue\/[^/]+\//), context.req.param("queue")),
    )
    .post("/batch", async (context) => {
      const publications = (await readBatch(context)).map((entry): Publication => {
        const { destination, headers, body = "", queue } = entry;
        if (typeof destination !== "string") throw new ApiError(400, "every message needs a destination");
        const template = parseTemplate(lowerCase(headers), {
          callerIp: callerIp(context),
          retryLimit,
          queue: typeof queue === "string" ? queue : undefined,
        });
        return { template, destination, body: checkSize(Buffer.from(String(body))) };
      });
      return context.json(await engine.publish(publications));
    });
};
