import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import type { Faults, ServiceName } from "./kit/faults";
import { listenOn } from "./kit/ports";

const schemaFor = (services: readonly ServiceName[]) =>
  z.strictObject({
    service: z.enum(services),
    rule: z.string().min(1).default("*"),
    count: z.number().int().positive().optional(),
    probability: z.number().min(0).max(1).optional(),
    latencyMs: z.number().nonnegative().optional(),
    status: z.number().int().min(200).max(599).optional(),
    stop: z.boolean().optional(),
  });

/**
 * Fault injection over HTTP: `POST /` adds a fault and answers once it is in force, `DELETE /?service=` ends those of
 * one service (or all) and answers once it accepts connections again, `GET /` lists them.
 */
export const serveFaults = async (
  faults: Faults,
  services: readonly ServiceName[],
  port: number,
): Promise<{ url: string; port: number; close(): Promise<void> }> => {
  const schema = schemaFor(services);
  const app = new Hono();
  app.onError((cause, context) => context.json({ error: cause.message }, 500));
  app.get("/", (context) => context.json({ faults: faults.list() }));
  app.post("/", async (context) => {
    const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    await faults.add(parsed.data);
    return context.json(parsed.data, 201);
  });
  app.delete("/", async (context) => {
    const service = z.enum(services).optional().safeParse(context.req.query("service"));
    if (!service.success) return context.json({ error: z.prettifyError(service.error) }, 400);
    await faults.clear(service.data);
    return context.body(null, 204);
  });

  const server = createServer(getRequestListener(app.fetch));
  const chosen = await listenOn(server, port);
  return {
    url: `http://127.0.0.1:${chosen}`,
    port: chosen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
