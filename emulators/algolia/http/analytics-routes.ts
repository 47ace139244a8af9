import type { Hono } from "hono";
import { type AppParts, type Gate, parametersOf, readObject, replyJson } from "./door";

/** What the vendor serves on hosts of its own: events come in, statistics and logs go out. */
export const addAnalyticsRoutes = (app: Hono, { analytics, events, calls }: AppParts, gate: Gate): void => {
  app.post("/1/events", async (context) => {
    gate(context);
    events.take(await readObject(context));
    return replyJson(200, { status: 200, message: "OK" });
  });
  app.get("/1/logs", (context) => {
    gate(context, "logs");
    return replyJson(200, { logs: calls.entries(parametersOf(context)) });
  });
  app.get("/2/searches", (context) => {
    gate(context, "analytics");
    return replyJson(200, analytics.topSearches(parametersOf(context)));
  });
  app.get("/2/searches/noResults", (context) => {
    gate(context, "analytics");
    return replyJson(200, analytics.withoutResults(parametersOf(context)));
  });
  app.get("/2/searches/count", (context) => {
    gate(context, "analytics");
    return replyJson(200, analytics.searchCount(parametersOf(context)));
  });
};
