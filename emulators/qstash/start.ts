import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { listen, type Service, type ServiceContext } from "../kit/service";
import type { Api } from "./api";
import { deadLetterRoutes } from "./dead-letter-routes";
import { createEngine } from "./engine";
import { ApiError } from "./errors";
import { openLedger } from "./ledger";
import { messageRoutes } from "./message-routes";
import { renderPage } from "./page";
import { publishRoutes } from "./publish-routes";
import { flowRoutes, groupRoutes, queueRoutes } from "./queue-routes";
import { scheduleRoutes } from "./schedule-routes";
import { createScheduler } from "./scheduler";
import { randomKey } from "./sign";
import { standinRoutes } from "./standin-routes";

export type QstashOptions = {
  /** Factor on every wait between attempts; default `QSTASH_RETRY_SCALE` or 1. */
  retryScale?: number;
  /** Messages under way at once to one origin, default 10, and in all, default 30. */
  perOrigin?: number;
  total?: number;
  /** The plan's limit on retries; default `QSTASH_MAX_RETRIES` or 5, as on the free plan. */
  retryLimit?: number;
  /** For how long after the start refused connections do not count as failed attempts; default a minute. */
  graceMs?: number;
  /** Lets cron expressions have a field of seconds, which the vendor's do not. */
  cronSeconds?: boolean;
};

const TOTAL = 30;

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const createApp = (api: Api, total: number): Hono => {
  const { ledger, engine, scheduler } = api;
  const app = new Hono();
  app.onError((cause, context) => {
    if (cause instanceof ApiError) return context.json({ error: cause.message }, cause.status);
    console.error("qstash:", cause);
    return context.json({ error: "internal server error" }, 500);
  });
  app.notFound((context) => context.json({ error: "not found" }, 404));
  app.get("/", (context) => context.html(renderPage(engine, scheduler)));
  app.route("/standin", standinRoutes(api));
  app.use("/v2/*", async (context, next) => {
    const given =
      context.req.header("authorization")?.replace(/^Bearer /i, "") ??
      context.req.query("qstash_token") ??
      "";
    if (!equal(given, ledger.identity().token)) {
      throw new ApiError(401, "unable to authenticate: invalid token");
    }
    await next();
  });
  for (const routes of [
    publishRoutes(api),
    messageRoutes(api),
    deadLetterRoutes(api),
    queueRoutes(api),
    groupRoutes(api),
    flowRoutes(api, total),
    scheduleRoutes(api),
    keyRoutes(api),
  ]) {
    app.route("/v2", routes);
  }
  return app;
};

const keyRoutes = ({ ledger }: Api): Hono => {
  const keys = () => {
    const { currentSigningKey: current, nextSigningKey: next } = ledger.identity();
    return { current, next };
  };
  return new Hono()
    .get("/keys", (context) => context.json(keys()))
    .post("/keys/rotate", async (context) => {
      const { token, nextSigningKey } = ledger.identity();
      const identity = { token, currentSigningKey: nextSigningKey, nextSigningKey: randomKey("sig_", 14) };
      await ledger.commit({ type: "identity", identity });
      return context.json(keys());
    });
};

/** Starts the stand-in for QStash. */
export const startQstash = async (context: ServiceContext, options: QstashOptions = {}): Promise<Service> => {
  const {
    retryScale,
    perOrigin = 10,
    total = TOTAL,
    retryLimit,
    graceMs = 60_000,
    cronSeconds = false,
  } = options;
  const limits = {
    perOrigin,
    total,
    graceMs,
    retryLimit: retryLimit ?? Number(process.env.QSTASH_MAX_RETRIES ?? 5),
    retryScale: retryScale ?? Number(process.env.QSTASH_RETRY_SCALE ?? 1),
  };
  const ledger = await openLedger(context.dataDir);
  const engine = createEngine(ledger, context.faults, limits);
  const scheduler = createScheduler(ledger.state, engine, cronSeconds);
  const api: Api = { ledger, engine, scheduler, retryLimit: limits.retryLimit, cronSeconds };
  const { url, close } = await listen(createApp(api, total), {
    name: "qstash",
    port: context.port,
    faults: context.faults,
    faultBody: ({ status }) => ({ error: `injected fault with status ${status}` }),
  });
  const { token, currentSigningKey, nextSigningKey } = ledger.identity();
  return {
    url,
    env: {
      QSTASH_URL: url,
      QSTASH_TOKEN: token,
      QSTASH_CURRENT_SIGNING_KEY: currentSigningKey,
      QSTASH_NEXT_SIGNING_KEY: nextSigningKey,
    },
    platform: { url, token },
    async stop() {
      scheduler.stop();
      engine.stop();
      await close();
      await ledger.close();
    },
  };
};
