import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { Fault, Faults, ServiceName } from "./faults";
import { freePort } from "./ports";

/** What every stand-in is started with. */
export type ServiceContext = {
  /** The stand-in's own folder (created by it); everything it must remember lies here. */
  dataDir: string;
  /** Preferred port on 127.0.0.1; another one is taken when it is in use. 0: any. */
  port: number;
  faults: Faults;
};

/** What every stand-in answers once it accepts connections. */
export type Service = {
  url: string;
  /** Environment variables that point the application's SDK at this stand-in. */
  env: Record<string, string>;
  /** Its entry in `platform.json`. */
  platform: Record<string, string>;
  stop(): Promise<void>;
};

type ListenOptions = {
  name: ServiceName;
  port: number;
  faults: Faults;
  /** The vendor's own error format for an injected status. */
  faultBody: (fault: Fault) => unknown;
};

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Serves a Hono app on 127.0.0.1 with this service's faults in front; `stop` faults refuse connections. */
export const listen = async (
  app: Hono,
  { name, port, faults, faultBody }: ListenOptions,
): Promise<{ url: string; port: number; server: Server; close(): Promise<void> }> => {
  const chosen = await freePort(port);
  const answer = getRequestListener(app.fetch);

  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const fault = faults.strike(name, `${request.method} ${request.url}`);
    if (fault?.latencyMs) await delay(fault.latencyMs);
    if (fault?.status) {
      response.writeHead(fault.status, {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
      });
      response.end(JSON.stringify(faultBody(fault)));
      return;
    }
    await answer(request, response);
  };

  const server = createServer((request, response) => void onRequest(request, response));
  server.keepAliveTimeout = 60_000;
  const open = () => new Promise<void>((resolve) => server.listen(chosen, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  await open();
  faults.onStop(name, (stopped) => (stopped ? close() : open()));
  return { url: `http://127.0.0.1:${chosen}`, port: chosen, server, close };
};
