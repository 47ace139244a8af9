import { Hono } from "hono";
import { cors } from "hono/cors";
import { listen, type Service, type ServiceContext } from "../kit/service";
import { type Api, apiRoutes, type Env } from "./api-routes";
import { ApiError, errorBody } from "./errors";
import { fileRoutes } from "./file-routes";
import { multipartRoutes } from "./multipart-routes";
import { createNotices } from "./notices";
import { createObjects } from "./objects";
import { openStore } from "./store";
import { authenticate } from "./token";

export type BlobOptions = {
  /** Wait before the second notice of an upload, which doubles from then on; default a second. */
  noticeWaitMs?: number;
};

const createApp = (api: Api): Hono<Env> => {
  // The SDK asks for `/api/` when it uploads and for `/api` when it reads.
  const app = new Hono<Env>({ strict: false });
  app.onError((cause, context) => {
    if (cause instanceof ApiError) {
      return context.json({ error: { code: cause.code, message: cause.message } }, cause.status);
    }
    console.error("blob:", cause);
    return context.json(errorBody(500, "internal server error"), 500);
  });
  app.notFound((context) => context.json(errorBody(404, "not found"), 404));
  app.route("/", fileRoutes(api));
  app.use("/api/*", cors({ origin: "*", maxAge: 600, allowMethods: ["GET", "PUT", "POST"] }));
  app.use("/api/*", async (context, next) => {
    context.set("identity", authenticate(context.req.header("authorization"), api.store.token));
    await next();
  });
  app.route("/api", apiRoutes(api));
  app.route("/api", multipartRoutes(api));
  return app;
};

/** Starts the stand-in for Vercel Blob. */
export const startBlob = async (
  context: ServiceContext,
  { noticeWaitMs = 1000 }: BlobOptions = {},
): Promise<Service> => {
  const store = await openStore(context.dataDir);
  const notices = createNotices(store, noticeWaitMs);
  let origin = "";
  const api: Api = { store, objects: createObjects(store, notices, () => origin) };
  const { url, port, close } = await listen(createApp(api) as unknown as Hono, {
    name: "blob",
    port: context.port,
    faults: context.faults,
    faultBody: ({ status = 500 }) => errorBody(status),
  });
  origin = url;
  return {
    url,
    env: {
      BLOB_READ_WRITE_TOKEN: store.token,
      VERCEL_BLOB_API_URL: `${url}/api`,
      // Browsers stream uploads with progress over HTTP/2 only; the SDK knows not to try when it reads `localhost`.
      NEXT_PUBLIC_VERCEL_BLOB_API_URL: `http://localhost:${port}/api`,
    },
    platform: { url, token: store.token },
    async stop() {
      notices.stop();
      await close();
      await store.close();
    },
  };
};
