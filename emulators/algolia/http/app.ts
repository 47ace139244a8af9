import { performance } from "node:perf_hooks";
import { type Context, Hono } from "hono";
import { addAnalyticsRoutes } from "./analytics-routes";
import {
  type AppParts,
  addressOf,
  CORS,
  createGate,
  credential,
  type Gate,
  parametersOf,
  readBody,
  reply,
  replyFailure,
  replyJson,
} from "./door";
import { addKeyRoutes } from "./key-routes";
import { ENGINE_ROUTES, type EngineRoute } from "./routes";
import { statusPage } from "./status-page";

const PREFLIGHT = {
  ...CORS,
  "access-control-allow-methods": "GET, PUT, DELETE, POST, OPTIONS",
  "access-control-allow-headers":
    "x-algolia-application-id, x-algolia-api-key, x-algolia-usertoken, x-algolia-agent, content-type, content-encoding, request-id, x-forwarded-for",
  "access-control-max-age": "86400",
};
/** Behaviour that a fault may name: tasks stay unfinished for as long as it strikes. */
const UNFINISHED = "task-not-published";

const answerByEngine = async (
  context: Context,
  { acl, operation }: EngineRoute,
  { engine, analytics, calls, faults }: AppParts,
  gate: Gate,
): Promise<Response> => {
  const started = performance.now();
  const access = gate(context, acl);
  if (operation === "getTask" && faults.behaves("algolia", UNFINISHED)) {
    return replyJson(200, { status: "notPublished", pendingTask: true });
  }
  const body = await readBody(context);
  const answer = await engine.ask({
    operation,
    path: context.req.param() as Record<string, string>,
    query: parametersOf(context),
    body,
    caller: access.caller,
  });
  const user = access.userToken ?? credential(context, "x-algolia-usertoken") ?? addressOf(context);
  if (answer.searches) analytics.record(answer.searches, user);
  calls.add({
    timestamp: new Date().toISOString(),
    method: context.req.method,
    path: context.req.path,
    status: answer.status,
    ms: Math.round(performance.now() - started),
    body,
    queries: answer.searches ?? [],
  });
  return reply(answer.status, answer.body);
};

/** The vendor's HTTP API in front of the engine. */
export const createApp = (parts: AppParts): Hono => {
  const gate = createGate(parts.keys);
  const app = new Hono();
  app.onError((cause) => replyFailure(cause));
  app.notFound(() => replyJson(404, { message: "Not Found", status: 404 }));
  app.options("*", () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.get("/", () => statusPage(parts));
  for (const route of ENGINE_ROUTES) {
    app.on(route.method, route.path, (context) => answerByEngine(context, route, parts, gate));
  }
  addAnalyticsRoutes(app, parts, gate);
  addKeyRoutes(app, parts.keys, gate);
  return app;
};
