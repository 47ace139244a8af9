import type { z } from "zod";
import { type FieldError, type Problem, type ProblemSlug, problem } from "@/lib/kernel/errors";
import "@/lib/kernel/issue-words";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { BODY_LIMIT, type Endpoint } from "./endpoint";

/** Where in a text of its own a fault is, for what a schema parses: characters from 0. */
const positionOf = (issue: z.core.$ZodIssue): { position?: number } => {
  const position: unknown = issue.code === "custom" ? issue.params?.position : undefined;
  return typeof position === "number" ? { position } : {};
};

export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join("."), message: issue.message, ...positionOf(issue) }));

const invalid = (slug: ProblemSlug, error: z.ZodError): Problem => {
  const errors = fieldErrors(error);
  const first = errors[0];
  const detail = first ? `${first.path ? `${first.path}: ` : ""}${first.message}` : "Check the input.";
  return problem(slug, detail, { errors });
};

/** Text that Postgres cannot store: a NUL character or half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/** Deeper than anything that is asked for; a body made of nothing but brackets ends here. */
const MAX_DEPTH = 50;

const holdsUnstorable = (value: unknown, depth = 0): boolean => {
  if (typeof value === "string") return !isStorable(value);
  if (depth > MAX_DEPTH) return true;
  if (Array.isArray(value)) return value.some((entry) => holdsUnstorable(entry, depth + 1));
  if (value && typeof value === "object") {
    return Object.entries(value).some(
      ([key, entry]) => !isStorable(key) || holdsUnstorable(entry, depth + 1),
    );
  }
  return false;
};

export const readParams = (
  schema: z.ZodType | undefined,
  params: Record<string, string>,
): Result<unknown> => {
  const storable = Object.values(params).every(isStorable);
  const parsed = storable ? (schema?.safeParse(params) ?? { success: true as const, data: params }) : null;
  return parsed?.success ? ok(parsed.data) : fail(problem("not-found", "There is nothing at this address."));
};

export const readQuery = (schema: z.ZodType | undefined, request: Request): Result<unknown> => {
  const { url } = request;
  const mark = url.indexOf("?");
  const query: Record<string, string> = {};
  for (const [name, value] of mark < 0 ? [] : new URLSearchParams(url.slice(mark + 1))) {
    if (Object.hasOwn(query, name) || !isStorable(value) || !isStorable(name)) {
      return fail(problem("invalid-query", `Give ${JSON.stringify(name)} once, as plain text.`));
    }
    query[name] = value;
  }
  if (!schema) return ok(query);
  const parsed = schema.safeParse(query);
  return parsed.success ? ok(parsed.data) : fail(invalid("invalid-query", parsed.error));
};

const tooLarge = (limit: number): Problem =>
  problem("body-too-large", `A body may have at most ${Math.floor(limit / 1000)} kB here.`);

/** Reads at most `limit` bytes, whatever the length header says. */
export const readText = async (request: Request, limit: number): Promise<Result<string>> => {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return fail(tooLarge(limit));
  if (!request.body) return ok("");
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return fail(tooLarge(limit));
    }
    chunks.push(value);
  }
  return ok(Buffer.concat(chunks).toString("utf8"));
};

const isJson = (request: Request): boolean =>
  /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(request.headers.get("content-type") ?? "");

/** The body as text and, unless the endpoint wants it raw, parsed: 415, 413 and malformed JSON are found here. */
export const readBody = async (
  endpoint: Endpoint,
  request: Request,
): Promise<Result<{ raw: string; value: unknown }>> => {
  if (!endpoint.body && !endpoint.rawBody) return ok({ raw: "", value: undefined });
  const text = await readText(request, endpoint.bodyLimit ?? BODY_LIMIT);
  if (!text.ok) return text;
  // Only reading tells: over HTTP there is a body to read even where none was sent.
  if (endpoint.rawBody || text.value === "") return ok({ raw: text.value, value: undefined });
  if (!isJson(request)) {
    return fail(problem("unsupported-media-type", "Send the body as application/json."));
  }
  try {
    const value = JSON.parse(text.value) as unknown;
    return ok(
      endpoint.redactBody ? { raw: "", value: endpoint.redactBody(value) } : { raw: text.value, value },
    );
  } catch {
    return fail(problem("malformed-json", "The body could not be read as JSON."));
  }
};

export const checkBody = (endpoint: Endpoint, value: unknown): Result<unknown> => {
  if (!endpoint.body) return ok(undefined);
  const slug: ProblemSlug = endpoint.invalidBody === 400 ? "bad-request" : "invalid-body";
  if (holdsUnstorable(value))
    return fail(problem(slug, "The body holds characters that cannot be stored, or is nested too deeply."));
  const parsed = endpoint.body.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail(invalid(slug, parsed.error));
};
