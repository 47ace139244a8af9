import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { Fault, Faults, ServiceName } from "./faults";
import { listenOn } from "./ports";

/** What every stand-in is started with. */
export type ServiceContext = {
  /** The stand-in's own folder (created by it); everything it must remember lies here. */
  dataDir: string;
  /** Preferred port on 127.0.0.1; another one is taken when it is in use. 0: any. */
  port: number;
  faults: Faults;
  /** Told when something that the stand-in cannot do without has ended by itself. */
  onCrash?: (reason: Error) => void;
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
  /** Run before connections are refused and after they are accepted again, when a `stop` fault says so. */
  onStop?: (stopped: boolean) => void | Promise<void>;
};

export type Listener = {
  url: string;
  port: number;
  server: Server;
  /** Refuses and cuts all connections, upgraded ones too. */
  close(): Promise<void>;
};

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Serves plain Node requests on 127.0.0.1 with this service's faults in front; `stop` faults refuse connections. */
export const serve = async (answer: Answer, options: ListenOptions): Promise<Listener> => {
  const { name, faults, faultBody } = options;

  const onFault = async (fault: Fault, request: IncomingMessage, response: ServerResponse) => {
    if (fault.latencyMs) await delay(fault.latencyMs);
    if (!fault.status) return answer(request, response);
    response.writeHead(fault.status, {
      "content-type": "application/json",
      "access-control-allow-origin": "*",
    });
    response.end(JSON.stringify(faultBody(fault)));
  };

  const server = createServer((request, response) => {
    const fault =
      faults.list().length > 0 ? faults.strike(name, `${request.method} ${request.url}`) : undefined;
    if (fault) void onFault(fault, request, response);
    else answer(request, response);
  });
  server.keepAliveTimeout = 60_000;

  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  const port = await listenOn(server, options.port);
  faults.onStop(name, async (stopped) => {
    if (stopped) await close();
    await options.onStop?.(stopped);
    if (!stopped) await reopen(server, port);
  });
  return { url: `http://127.0.0.1:${port}`, port, server, close };
};

/** The same port again: the application's environment names it. */
const reopen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });

/** The behaviour `lose-reply` does what a request asks and cuts the connection instead of answering. */
export const losingReplies =
  (answer: Answer, { name, faults }: Pick<ListenOptions, "name" | "faults">): Answer =>
  (request, response) => {
    if (faults.list().length > 0 && faults.behaves(name, "lose-reply"))
      response.end = () => response.destroy();
    return answer(request, response);
  };

/** {@link serve} for a Hono app, which may lose replies. */
export const listen = (app: Hono, options: ListenOptions): Promise<Listener> =>
  serve(losingReplies(getRequestListener(app.fetch), options), options);
