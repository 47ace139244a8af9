import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Context } from "hono";
import { isObject } from "@/emulators/algolia/records/paths";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import type { Faults } from "@/emulators/kit/faults";
import { type Access, accessFor, CallLimits, requireAcl } from "./access";
import type { Analytics } from "./analytics";
import type { CallLog } from "./call-log";
import type { EngineClient } from "./engine-client";
import type { Events } from "./events";
import type { Keys } from "./keys";

/** Everything the routes are made of. */
export type AppParts = {
  engine: EngineClient;
  keys: Keys;
  analytics: Analytics;
  events: Events;
  calls: CallLog;
  faults: Faults;
};

const unzip = promisify(gunzip);
export const CORS = { "access-control-allow-origin": "*", "timing-allow-origin": "*" };
const HEADERS = { ...CORS, "content-type": "application/json; charset=UTF-8" };

export const reply = (status: number, body: string): Response =>
  new Response(body, { status, headers: HEADERS });
export const replyJson = (status: number, body: unknown): Response => reply(status, JSON.stringify(body));

export const replyFailure = (cause: unknown): Response => {
  const status = cause instanceof VendorError ? cause.status : 500;
  const message = cause instanceof Error ? cause.message : String(cause);
  return replyJson(status, { message, status });
};

/** The body as text, whatever its content type; clients may send it compressed. */
export const readBody = async (context: Context): Promise<string> => {
  if (context.req.header("content-encoding") !== "gzip") return context.req.text();
  const packed = Buffer.from(await context.req.arrayBuffer());
  return (await unzip(packed).catch(() => Promise.reject(badRequest("Invalid gzip body")))).toString("utf8");
};

export const readObject = async (context: Context): Promise<Record<string, unknown>> => {
  const text = await readBody(context);
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through: not JSON is refused like JSON of the wrong kind.
  }
  throw badRequest("Invalid JSON payload");
};

/** Credentials and client words that travel as query parameters are no parameters of the call. */
export const parametersOf = (context: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(context.req.query()).filter(([name]) => !name.startsWith("x-algolia-")));

/** Browsers send credentials in the query string, servers in headers. */
export const credential = (context: Context, name: string): string | undefined =>
  context.req.header(name) ?? context.req.query(name);

type Incoming = { incoming?: { socket?: { remoteAddress?: string } } };

export const addressOf = (context: Context): string =>
  context.req.header("x-forwarded-for")?.split(",")[0]?.trim() ??
  (context.env as Incoming | undefined)?.incoming?.socket?.remoteAddress ??
  "unknown";

/** Checks the caller's key, and the right if one is named; throws what the vendor would answer. */
export type Gate = (context: Context, acl?: string) => Access;

export const createGate = (keys: Keys): Gate => {
  const limits = new CallLimits();
  return (context, acl) => {
    const access = accessFor(
      keys,
      credential(context, "x-algolia-application-id"),
      credential(context, "x-algolia-api-key"),
    );
    if (acl) requireAcl(access, acl);
    limits.count(access.key, addressOf(context));
    return access;
  };
};
