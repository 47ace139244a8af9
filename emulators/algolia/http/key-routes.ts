import type { Hono } from "hono";
import { credential, type Gate, readObject, replyJson } from "./door";
import type { Keys } from "./keys";

const now = () => new Date().toISOString();

/** The vendor's management of API keys. */
export const addKeyRoutes = (app: Hono, keys: Keys, gate: Gate): void => {
  app.get("/1/keys", (context) => {
    gate(context, "admin");
    return replyJson(200, { keys: keys.all() });
  });
  app.post("/1/keys", async (context) => {
    gate(context, "admin");
    const key = await keys.add(await readObject(context));
    return replyJson(201, { key: key.value, createdAt: now() });
  });
  app.get("/1/keys/:key", (context) => {
    const value = context.req.param("key");
    const isOwn = credential(context, "x-algolia-api-key") === value;
    gate(context, isOwn ? undefined : "admin");
    return replyJson(200, keys.find(value));
  });
  app.put("/1/keys/:key", async (context) => {
    gate(context, "admin");
    const value = context.req.param("key");
    await keys.update(value, await readObject(context));
    return replyJson(200, { key: value, updatedAt: now() });
  });
  app.delete("/1/keys/:key", async (context) => {
    gate(context, "admin");
    await keys.remove(context.req.param("key"));
    return replyJson(200, { deletedAt: now() });
  });
  app.post("/1/keys/:key/restore", async (context) => {
    gate(context, "admin");
    await keys.restore(context.req.param("key"));
    return replyJson(200, { key: context.req.param("key"), createdAt: now() });
  });
};
