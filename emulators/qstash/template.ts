import { ApiError } from "./errors";
import { compileExpression } from "./expression";
import type { Callback, FlowSettings, Template } from "./types";

const UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const NAME = /^[A-Za-z0-9._-]+$/;

/** Hop-by-hop headers and those that are set for each delivery anew. */
const NOT_FORWARDED = new Set(["connection", "content-length", "host", "keep-alive", "transfer-encoding"]);

/** Milliseconds of a duration such as `1d10h30m`, or undefined when it is none. */
export const parseDuration = (text: string): number | undefined => {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, value, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)) {
    total += Number(value) * (UNITS[unit ?? ""] ?? 0);
  }
  return total;
};

export const checkName = (kind: string, name: string): string => {
  if (!NAME.test(name)) {
    throw new ApiError(
      400,
      `${kind} is invalid, it can only contain alphanumeric characters, hyphens, periods, and underscores`,
    );
  }
  return name;
};

export const checkUrl = (kind: string, url: string): string => {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new ApiError(400, `invalid ${kind}: it must be a URL that starts with http:// or https://`);
  }
  return url;
};

const duration = (name: string, value: string | undefined): number | undefined => {
  if (value === undefined) return undefined;
  const milliseconds = parseDuration(value.trim());
  if (milliseconds === undefined) throw new ApiError(400, `invalid duration in ${name}: ${value}`);
  return milliseconds;
};

const integer = (name: string, value: string | undefined): number | undefined => {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value.trim())) throw new ApiError(400, `invalid number in ${name}: ${value}`);
  return Number(value);
};

const list = (value: string | undefined): string[] =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

const callback = (
  headers: Record<string, string>,
  prefix: string,
  context: Context,
): Callback | undefined => {
  const url = headers[prefix];
  if (!url) return undefined;
  checkUrl(prefix, url);
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(`${prefix}-`)) own[`upstash-${name.slice(prefix.length + 1)}`] = value;
  }
  parseTemplate(own, context);
  return { url, headers: own };
};

type Context = { callerIp: string; retryLimit: number; queue?: string };

const flow = (headers: Record<string, string>): FlowSettings | undefined => {
  const key = headers["upstash-flow-control-key"];
  if (!key) return undefined;
  const settings: FlowSettings = { key: checkName("flow control key", key) };
  for (const part of list(headers["upstash-flow-control-value"])) {
    const [name, value = ""] = part.split("=").map((side) => side.trim());
    if (name === "parallelism") settings.parallelism = integer("parallelism", value);
    else if (name === "rate") settings.rate = integer("rate", value);
    else if (name === "period") {
      settings.periodSeconds = /^\d+$/.test(value) ? Number(value) : (duration("period", value) ?? 0) / 1000;
    } else throw new ApiError(400, `invalid flow control value: ${part}`);
  }
  if (!settings.parallelism && !settings.rate) {
    throw new ApiError(400, "flow control needs a parallelism or a rate");
  }
  return settings;
};

const forwarded = (headers: Record<string, string>): Record<string, string> => {
  const result: Record<string, string> = {};
  if (headers["content-type"]) result["content-type"] = headers["content-type"];
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith("upstash-forward-")) continue;
    const own = name.slice("upstash-forward-".length);
    if (own && !NOT_FORWARDED.has(own)) result[own] = value;
  }
  return result;
};

/**
 * Reads a publisher's request headers (lower-case names).
 * @throws ApiError 400 or 412 when one of them is not acceptable
 */
export const parseTemplate = (headers: Record<string, string>, context: Context): Template => {
  const { callerIp, retryLimit, queue } = context;
  const method = (headers["upstash-method"] ?? "POST").toUpperCase();
  if (!METHODS.includes(method)) throw new ApiError(400, `invalid method: ${method}`);
  const maxRetries = integer("Upstash-Retries", headers["upstash-retries"]) ?? Math.min(3, retryLimit);
  if (maxRetries > retryLimit) throw new ApiError(412, "quota maxRetries exceeded");
  const expression = headers["upstash-retry-delay"];
  if (expression !== undefined) {
    try {
      compileExpression(expression);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : "";
      throw new ApiError(400, `invalid retry delay expression: ${why}`);
    }
  }
  const notBefore = integer("Upstash-Not-Before", headers["upstash-not-before"]);
  return {
    method,
    headers: forwarded(headers),
    maxRetries,
    retryDelay: expression,
    timeoutMs: duration("Upstash-Timeout", headers["upstash-timeout"]),
    delayMs: duration("Upstash-Delay", headers["upstash-delay"]) ?? 0,
    notBefore: notBefore === undefined ? undefined : notBefore * 1000,
    callback: callback(headers, "upstash-callback", context),
    failureCallback: callback(headers, "upstash-failure-callback", context),
    labels: list(headers["upstash-label"]),
    flow: flow(headers),
    redact: list(headers["upstash-redact-fields"]),
    deduplicationId: headers["upstash-deduplication-id"] || undefined,
    contentBasedDeduplication: headers["upstash-content-based-deduplication"] === "true",
    callerIp,
    queue: queue === undefined ? undefined : checkName("queue name", queue),
  };
};
