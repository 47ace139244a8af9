import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { listen, type Service, type ServiceContext } from "../kit/service";
import { apiRoutes } from "./api-routes";
import { ApiError, errorBody } from "./errors";
import { mailboxRoutes } from "./mailbox-routes";
import { openStore, type Store } from "./store";

const MAIL_FROM = "Mercat <hello@mercat.example>";

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const createApp = (store: Store): Hono => {
  const app = new Hono();
  app.onError((cause, context) => {
    if (cause instanceof ApiError) return context.json(cause.body, cause.status);
    console.error("mail:", cause);
    return context.json(errorBody(500), 500);
  });
  app.notFound((context) => context.json(errorBody(404), 404));
  app.route("/", mailboxRoutes(store));
  app.use("/emails/*", async (context, next) => {
    const given = /^Bearer (.*)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    if (!given) throw new ApiError(401, "missing_api_key", "Missing API key in the authorization header.");
    if (!equal(given, store.apiKey)) throw new ApiError(403, "invalid_api_key", "API key is invalid");
    await next();
  });
  app.route("/emails", apiRoutes(store));
  return app;
};

/** Starts the stand-in for Resend: nothing is sent, everything lies in a mailbox behind `GET /`. */
export const startMail = async (context: ServiceContext): Promise<Service> => {
  const store = await openStore(context.dataDir);
  const { url, close } = await listen(createApp(store), {
    name: "mail",
    port: context.port,
    faults: context.faults,
    faultBody: ({ status = 500 }) => errorBody(status),
  });
  return {
    url,
    env: { RESEND_API_KEY: store.apiKey, RESEND_BASE_URL: url, MAIL_FROM },
    platform: { url },
    async stop() {
      await close();
      await store.close();
    },
  };
};
