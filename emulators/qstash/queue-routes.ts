import { type Context, Hono } from "hono";
import { type Api, query } from "./api";
import { flowLane } from "./engine";
import { ApiError } from "./errors";
import { presentFlow, presentQueue } from "./present";
import { checkName, checkUrl } from "./template";
import type { Flow, Queue, UrlGroup } from "./types";

const readJson = async (context: Context): Promise<Record<string, unknown>> => {
  try {
    const body: unknown = await context.req.json();
    if (body && typeof body === "object") return body as Record<string, unknown>;
  } catch {}
  throw new ApiError(400, "body is not valid JSON");
};

export const queueRoutes = ({ ledger, engine }: Api): Hono => {
  const { queues, messages } = ledger.state;

  const upsert = async (name: string, change: Partial<Queue>) => {
    const now = Date.now();
    const known = queues.get(checkName("queue name", name));
    const queue = {
      parallelism: 1,
      paused: false,
      createdAt: now,
      ...known,
      ...change,
      name,
      updatedAt: now,
    };
    await ledger.commit({ type: "queue", queue });
    engine.dispatcher.pump();
  };

  return new Hono()
    .get("/queues", (context) =>
      context.json([...queues.values()].map((queue) => presentQueue(queue, messages.values()))),
    )
    .post("/queues", async (context) => {
      const { queueName, parallelism = 1, paused } = await readJson(context);
      if (typeof queueName !== "string") throw new ApiError(400, "queueName is missing");
      if (!Number.isInteger(parallelism) || Number(parallelism) < 1) {
        throw new ApiError(400, "parallelism must be a number greater than 0");
      }
      await upsert(queueName, {
        parallelism: Number(parallelism),
        ...(typeof paused === "boolean" ? { paused } : {}),
      });
      return context.body(null, 200);
    })
    .get("/queues/:name", (context) => {
      const name = checkName("queue name", context.req.param("name"));
      const queue = queues.get(name);
      if (!queue) throw new ApiError(404, `queue ${name} not found`);
      return context.json(presentQueue(queue, messages.values()));
    })
    .delete("/queues/:name", async (context) => {
      await ledger.commit({ type: "queue-removed", name: context.req.param("name") });
      engine.dispatcher.pump();
      return context.body(null, 200);
    })
    .post("/queues/:name/:action{pause|resume}", async (context) => {
      await upsert(context.req.param("name"), { paused: context.req.param("action") === "pause" });
      return context.body(null, 200);
    });
};

type Endpoint = UrlGroup["endpoints"][number];

const readEndpoints = async (context: Context): Promise<Partial<Endpoint>[]> => {
  const { endpoints } = await readJson(context);
  if (!Array.isArray(endpoints)) throw new ApiError(400, "endpoints must be an array");
  return endpoints;
};

export const groupRoutes = ({ ledger }: Api): Hono => {
  const { groups } = ledger.state;
  return new Hono()
    .get("/topics", (context) => context.json([...groups.values()]))
    .get("/topics/:name", (context) => {
      const name = context.req.param("name");
      const group = groups.get(name);
      if (!group) throw new ApiError(404, `topic ${name} not found`);
      return context.json(group);
    })
    .delete("/topics/:name", async (context) => {
      await ledger.commit({ type: "group-removed", name: context.req.param("name") });
      return context.body(null, 200);
    })
    .post("/topics/:name/endpoints", async (context) => {
      const name = checkName("topic name", context.req.param("name"));
      const added = (await readEndpoints(context)).map(
        ({ name: label, url }): Endpoint => ({
          name: label,
          url: checkUrl("endpoint url", url ?? ""),
        }),
      );
      const now = Date.now();
      const known = groups.get(name) ?? { name, createdAt: now, endpoints: [] };
      const kept = known.endpoints.filter(({ url }) => !added.some((endpoint) => endpoint.url === url));
      const group = { ...known, endpoints: [...kept, ...added], updatedAt: now };
      await ledger.commit({ type: "group", group });
      return context.body(null, 200);
    })
    .delete("/topics/:name/endpoints", async (context) => {
      const group = groups.get(context.req.param("name"));
      if (!group) throw new ApiError(404, `topic ${context.req.param("name")} not found`);
      const removed = await readEndpoints(context);
      const isRemoved = (endpoint: Endpoint) =>
        removed.some(({ name, url }) => (url ? url === endpoint.url : name === endpoint.name));
      const endpoints = group.endpoints.filter((endpoint) => !isRemoved(endpoint));
      await ledger.commit(
        endpoints.length === 0
          ? { type: "group-removed", name: group.name }
          : { type: "group", group: { ...group, endpoints, updatedAt: Date.now() } },
      );
      return context.body(null, 200);
    });
};

const pinned = (search: URLSearchParams): Partial<Flow> => {
  const number = (name: string): number | undefined => {
    const value = search.get(name);
    if (value === null) return undefined;
    if (!/^[1-9]\d*$/.test(value)) throw new ApiError(400, `invalid ${name}: ${value}`);
    return Number(value);
  };
  const [parallelism, rate, period] = [number("parallelism"), number("rate"), number("period")];
  return {
    ...(parallelism ? { parallelism, pinnedParallelism: true } : {}),
    ...(rate ? { rate, periodSeconds: period ?? 1, pinnedRate: true } : {}),
  };
};

export const flowRoutes = ({ ledger, engine }: Api, parallelismMax: number): Hono => {
  const { flows } = ledger.state;
  const { dispatcher } = engine;

  const change = async (key: string, next: Partial<Flow>) => {
    const known = flows.get(key) ?? { key, paused: false, pinnedParallelism: false, pinnedRate: false };
    await ledger.commit({ type: "flow", flow: { ...known, ...next } });
    dispatcher.pump();
  };

  return new Hono()
    .get("/globalParallelism", (context) =>
      context.json({ parallelismMax, parallelismCount: dispatcher.inFlight }),
    )
    .get("/flowControl", (context) =>
      context.json([...flows.values()].map((flow) => presentFlow(flow, dispatcher, flowLane(flow.key)))),
    )
    .get("/flowControl/:key", (context) => {
      const flow = flows.get(context.req.param("key"));
      if (!flow) throw new ApiError(404, `flow control key ${context.req.param("key")} not found`);
      return context.json(presentFlow(flow, dispatcher, flowLane(flow.key)));
    })
    .post("/flowControl/:key/:action{pause|resume|pin|unpin|resetRate}", async (context) => {
      const { key, action } = context.req.param();
      const search = query(context);
      if (action === "pause" || action === "resume") await change(key, { paused: action === "pause" });
      else if (action === "pin") await change(key, pinned(search));
      else if (action === "unpin") {
        await change(key, {
          ...(search.get("parallelism") === "true" ? { pinnedParallelism: false } : {}),
          ...(search.get("rate") === "true" ? { pinnedRate: false } : {}),
        });
      }
      if (action === "pin" || action === "resetRate") dispatcher.resetRate(flowLane(key));
      return context.body(null, 200);
    });
};
