import type { z } from "zod";
import { database } from "@/db/client";
import { type Context, createContext } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { answerBriefly, findBrief } from "./brief-answers";
import {
  actorOf,
  type Caller,
  clientAddress,
  identifyCaller,
  readCartId,
  readCookies,
  refuse,
} from "./caller";
import type { Endpoint } from "./endpoint";
import { problemOf } from "./failure";
import { finishLater } from "./finish-later";
import { checkBody, readBody, readParams, readQuery } from "./input";
import { corsHeaders, preflight, refuseCrossSite } from "./origin";
import { countCall } from "./rate-limit";
import type { RateLimitPolicy } from "./rate-limit-policies";
import { problemResponse, type Reply } from "./reply";
import { type Answered, responseOf } from "./response-of";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler is given: validated input and who is calling. */
export type Incoming<E extends Endpoint> = {
  params: Parsed<E["params"]>;
  query: Parsed<E["query"]>;
  body: Parsed<E["body"]>;
  rawBody: string;
  caller: Caller;
  cookies: Map<string, string>;
  cartId: string | null;
  address: string;
  request: Request;
  ctx: Context;
};

type Handler<E extends Endpoint> = (incoming: Incoming<E>) => Promise<Reply | Problem | Response>;
/** Looks for what the path names before the body is judged, so that an unknown id is 404 whatever the body. */
type FindSubject<E extends Endpoint> = (incoming: Omit<Incoming<E>, "body">) => Promise<Problem | null>;

type Handled = { endpoint: Endpoint; run: Handler<Endpoint>; findSubject?: FindSubject<Endpoint> };
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type NextHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** Binds a handler to its endpoint, with types from the endpoint's schemas. */
export const handle = <const E extends Endpoint>(
  endpoint: E,
  run: Handler<E>,
  findSubject?: FindSubject<E>,
): Handled => ({
  endpoint,
  run: run as Handler<Endpoint>,
  findSubject: findSubject as FindSubject<Endpoint> | undefined,
});

const REQUEST_ID = /^req_[0-9A-Z]{26}$/;

const readIdempotencyKey = (endpoint: Endpoint, request: Request): string | null | Problem => {
  const key = endpoint.idempotent ? request.headers.get("idempotency-key") : null;
  if (key === null || (key.length >= 1 && key.length <= 255)) return key;
  return problem("bad-request", "An Idempotency-Key has 1 to 255 characters.");
};

const idempotencyCaller = (caller: Caller, cartId: string | null, address: string): string =>
  caller.kind === "guest" ? `guest:${cartId ?? sha256(address).slice(0, 16)}` : actorOf(caller);

type Door = {
  request: Request;
  requestId: string;
  headers: Record<string, string>;
  params: Record<string, string>;
};

const limited = async (policy: RateLimitPolicy, caller: Caller, door: Door): Promise<Problem | null> => {
  const client = caller.kind === "guest" ? clientAddress(door.request) : actorOf(caller);
  const call = await countCall(policy, client);
  door.headers["RateLimit-Limit"] = String(call.limit);
  door.headers["RateLimit-Remaining"] = String(call.remaining);
  door.headers["RateLimit-Reset"] = String(call.resetS);
  if (call.allowed) return null;
  door.headers["Retry-After"] = String(call.resetS);
  return problem("rate-limited", `Wait ${call.resetS} seconds and try again.`);
};

/** Public reads need no session; a key sent along is judged all the same. */
const whoCalls = (
  endpoint: Endpoint,
  request: Request,
  cookies: Map<string, string>,
): Promise<Caller | Problem> =>
  endpoint.cache === "public" && request.headers.get("authorization") === null
    ? Promise.resolve({ kind: "guest" })
    : identifyCaller(request, cookies);

const answer = async (handled: Handled, door: Door): Promise<Answered> => {
  const { endpoint } = handled;
  const { request, requestId } = door;
  const cookies = readCookies(request);
  const caller = await whoCalls(endpoint, request, cookies);
  if ("slug" in caller) return caller;
  const refusal = refuse(caller, endpoint.operation) ?? refuseCrossSite(request, cookies);
  if (refusal) return refusal;
  const overLimit = endpoint.rateLimit ? await limited(endpoint.rateLimit, caller, door) : null;
  if (overLimit) return overLimit;
  const address = clientAddress(request);
  const recent = endpoint.briefly ? findBrief(request, endpoint.briefly, address) : null;
  if (recent) return recent;
  const body = await readBody(endpoint, request);
  if (!body.ok) return body.problem;
  const params = readParams(endpoint.params, door.params);
  if (!params.ok) return params.problem;
  const query = readQuery(endpoint.query, request);
  if (!query.ok) return query.problem;
  const key = readIdempotencyKey(endpoint, request);
  if (key !== null && typeof key !== "string") return key;

  const cartId = readCartId(cookies);
  const ctx = createContext(database(), actorOf(caller), { requestId });
  const incoming = {
    params: params.value as undefined,
    query: query.value as undefined,
    rawBody: body.value.raw,
    caller,
    cookies,
    cartId,
    address,
    request,
    ctx,
  };
  const missing = await handled.findSubject?.(incoming);
  if (missing) return missing;
  const checked = checkBody(endpoint, body.value.value);
  if (!checked.ok) return checked.problem;
  if (key !== null) {
    ctx.idempotency = {
      caller: idempotencyCaller(caller, cartId, address),
      route: endpoint.operation,
      key,
      bodyHash: sha256(canonicalJson([params.value, body.value.value ?? null])),
    };
  }
  try {
    const run = () => handled.run({ ...incoming, body: checked.value as undefined });
    return await (endpoint.briefly ? answerBriefly(request, endpoint.briefly, address, run) : run());
  } finally {
    finishLater(ctx);
  }
};

const respond = async (handled: Handled, door: Door): Promise<Response> => {
  const started = performance.now();
  const { requestId, request } = door;
  const result = await answer(handled, door).catch((error: unknown) =>
    problemOf(error, log.child({ requestId })),
  );
  const { operation, cache } = handled.endpoint;
  const headers = { ...corsHeaders(request, cache === "public"), "X-Request-Id": requestId, ...door.headers };
  const response = responseOf(result, { isPublic: cache === "public", request }, headers);
  if (log.isLevelEnabled("debug")) {
    const problem = "slug" in result ? { problem: result.slug } : {};
    const ms = Math.round(performance.now() - started);
    log.debug({ requestId, operation, ms, ...problem, status: response.status }, "answered");
  }
  return response;
};

const openDoor = async (request: Request, params: Promise<Record<string, string>>): Promise<Door> => {
  const given = request.headers.get("x-request-id") ?? "";
  return {
    request,
    requestId: REQUEST_ID.test(given) ? given : createId("req"),
    headers: {},
    // A route without a variable part is given none, whatever the type says.
    params: (await params) ?? {},
  };
};

const refuseMethod = async (request: Request, allowed: string[]): Promise<Response> => {
  const headers = { Allow: allowed.join(", "), "X-Request-Id": createId("req") };
  const caller = await identifyCaller(request, readCookies(request)).catch(
    () => ({ kind: "guest" }) as const,
  );
  if ("slug" in caller) return problemResponse(caller, headers);
  return problemResponse(problem("method-not-allowed", `This address takes ${allowed.join(", ")}.`), headers);
};

/** The method handlers of one route file: those given, 405 for the others, HEAD and OPTIONS as they follow. */
export const route = (
  handlers: Partial<Record<Method, Handled>>,
): Record<Method | "HEAD" | "OPTIONS", NextHandler> => {
  const given = Object.keys(handlers) as Method[];
  const allowed = [...given, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"];
  const on =
    (method: Method): NextHandler =>
    async (request, context) => {
      const handled = handlers[method];
      if (!handled) return refuseMethod(request, allowed);
      return respond(handled, await openDoor(request, context.params));
    };
  const head: NextHandler = async (request, context) => {
    const response = await on("GET")(request, context);
    return new Response(null, { status: response.status, headers: response.headers });
  };
  const publicRead = handlers.GET?.endpoint.cache === "public";
  const options: NextHandler = async (request) => preflight(request, allowed, publicRead);
  return {
    GET: on("GET"),
    POST: on("POST"),
    PUT: on("PUT"),
    PATCH: on("PATCH"),
    DELETE: on("DELETE"),
    HEAD: head,
    OPTIONS: options,
  };
};
