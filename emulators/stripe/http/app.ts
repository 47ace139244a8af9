import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Engine } from "@/emulators/stripe/engine";
import { serveApi } from "./api";
import { assets } from "./assets";
import { challengePages } from "./challenge-page";
import { elementPage } from "./element-page";
import { EVENT_ROUTES } from "./event-routes";
import { MONEY_ROUTES } from "./money-routes";
import { overviewPage } from "./overview-page";
import { PAYMENT_INTENT_ROUTES } from "./payment-intent-routes";
import { SETUP_ROUTES } from "./setup-routes";
import { SHOPPER_ROUTES } from "./shopper-routes";
import { standinRoutes } from "./standin-routes";

export const buildApp = (engine: Engine): Hono => {
  const app = new Hono();
  app.use("/v1/*", cors({ origin: "*", exposeHeaders: ["request-id", "idempotent-replayed"] }));
  serveApi(app, engine, [
    ...PAYMENT_INTENT_ROUTES,
    ...MONEY_ROUTES,
    ...SHOPPER_ROUTES,
    ...SETUP_ROUTES,
    ...EVENT_ROUTES,
  ]);
  app.route("/", overviewPage(engine));
  app.route("/", standinRoutes(engine));
  app.route("/", challengePages(engine));
  app.route("/", elementPage());
  app.route("/", assets());
  app.notFound((c) =>
    c.json({ error: { type: "invalid_request_error", message: `There is nothing at ${c.req.path}.` } }, 404),
  );
  app.onError((cause, c) => {
    console.error("stripe:", cause);
    return c.json(
      { error: { type: "api_error", message: "An unexpected error occurred in the stand-in." } },
      500,
    );
  });
  return app;
};
