import type { Context, Hono } from "hono";
import { StripeFailure } from "@/emulators/stripe/core/failure";
import { type Params, parseForm } from "@/emulators/stripe/core/form";
import { randomText } from "@/emulators/stripe/core/ids";
import { refuseUnknown } from "@/emulators/stripe/core/params";
import { API_VERSION, type Transaction } from "@/emulators/stripe/core/transaction";
import type { Engine } from "@/emulators/stripe/engine";
import { authorize, type Caller } from "./authorize";
import { fingerprintOf, IdempotencyKeys } from "./idempotency";
import { present } from "./present";
import { type Answer, answer, type Call, isAnswer, type Route } from "./route";

/** What browsers' SDKs add to every request. */
const BROWSER_PARAMS = ["key", "client_secret", "payment_user_agent", "_stripe_version", "referrer"];

const readParams = async (c: Context): Promise<Params> => ({
  ...parseForm(new URL(c.req.url).search.slice(1)),
  ...(c.req.method === "POST" ? parseForm(await c.req.text()) : {}),
});

const failureOf = (cause: unknown): StripeFailure => {
  if (cause instanceof StripeFailure) return cause;
  console.error("stripe:", cause);
  return new StripeFailure(500, {
    type: "api_error",
    message: "An unexpected error occurred in the stand-in.",
  });
};

const withHeaders = (c: Context, { status, body }: Answer, headers: Record<string, string>): Response => {
  c.header("stripe-version", c.req.header("stripe-version") ?? API_VERSION);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return c.body(JSON.stringify(body, null, 2), status as 200, { "content-type": "application/json" });
};

type Work = { route: Route; params: Params; id: string; caller: Caller; path: string };

/** `kept`: the handler has come to an end, so that what it has recorded stays; also when that is a declined card. */
type Outcome = { answer: Answer; kept: boolean; early: boolean };

const perform = (engine: Engine, tx: Transaction, work: Work): Outcome => {
  const { route, params, id, caller, path } = work;
  const call: Call = { tx, params, id, caller, path, settings: engine.settings };
  try {
    const known =
      caller === "browser" ? [...route.params, ...BROWSER_PARAMS] : [...route.params, "client_secret"];
    refuseUnknown(params, known);
    const result = route.handle(call);
    return {
      answer: present(call, isAnswer(result) ? result : answer(200, result)),
      kept: true,
      early: false,
    };
  } catch (cause) {
    const failure = failureOf(cause);
    return {
      answer: present(call, answer(failure.status, { error: failure.body })),
      kept: false,
      early: failure.early,
    };
  }
};

const handle = async (engine: Engine, keys: IdempotencyKeys, route: Route, c: Context): Promise<Response> => {
  const requestId = `req_${randomText(14)}`;
  const path = new URL(c.req.url).pathname;
  const key = route.method === "POST" ? c.req.header("idempotency-key") : undefined;
  const headers = { "request-id": requestId, ...(key ? { "idempotency-key": key } : {}) };
  let held: string | undefined;
  try {
    const params = await readParams(c);
    const caller = authorize(
      engine.keys,
      c.req.header("authorization"),
      params,
      route.openToBrowsers ?? false,
    );
    const fingerprint = key ? fingerprintOf(params) : "";
    const saved = key && keys.claim(key, path, fingerprint);
    if (saved)
      return withHeaders(c, saved, {
        ...headers,
        "original-request": saved.requestId,
        "idempotent-replayed": "true",
      });
    held = key;
    const origin = {
      requestId,
      idempotencyKey: key ?? null,
      apiVersion: c.req.header("stripe-version") ?? API_VERSION,
    };
    const work: Work = { route, params, id: c.req.param("id") ?? "", caller, path };
    const attempt = engine.begin(origin);
    const done = perform(engine, attempt, work);
    const tx = done.kept ? attempt : engine.begin(origin);
    if (key && !done.early)
      tx.put("saved_answer", { id: key, requestId, path, fingerprint, ...done.answer, at: Date.now() });
    const { announced } = await engine.commit(tx);
    if (route.confirms && engine.faults.behaves("stripe", "webhook-first")) await announced;
    return withHeaders(c, done.answer, headers);
  } catch (cause) {
    const failure = failureOf(cause);
    return withHeaders(c, answer(failure.status, { error: failure.body }), headers);
  } finally {
    if (held) keys.release(held);
  }
};

/** Serves the API's routes; everything else below `/v1` is refused in the vendor's words. */
export const serveApi = (app: Hono, engine: Engine, routes: readonly Route[]): void => {
  const keys = new IdempotencyKeys(engine.store);
  for (const route of routes) app.on(route.method, route.path, (c) => handle(engine, keys, route, c));
  app.all("/v1/*", (c) =>
    withHeaders(
      c,
      answer(404, {
        error: {
          type: "invalid_request_error",
          message: `Unrecognized request URL (${c.req.method}: ${new URL(c.req.url).pathname}). The local stand-in may not offer it.`,
        },
      }),
      { "request-id": `req_${randomText(14)}` },
    ),
  );
};
