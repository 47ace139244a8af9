import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Receiver } from "@upstash/qstash";
import { createFaults, type Faults } from "../kit/faults";
import type { Service } from "../kit/service";
import { type QstashOptions, startQstash } from "./start";

type Received = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
};

export type Reply = { status?: number; headers?: Record<string, string>; body?: string; waitMs?: number };

/** A destination that keeps what it gets and answers as told. */
export const startDestination = async () => {
  const received: Received[] = [];
  let reply: (request: Received) => Reply = () => ({});
  let active = 0;
  let mostActive = 0;
  const server = createServer(async (request, response) => {
    mostActive = Math.max(mostActive, ++active);
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url: path = "", headers } = request;
    const entry = { method, path, headers, body, at: Date.now() };
    received.push(entry);
    const answer = reply(entry);
    if (answer.waitMs) await new Promise((resolve) => setTimeout(resolve, answer.waitMs));
    active -= 1;
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? "ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    mostActive: () => mostActive,
    answer: (next: (request: Received) => Reply) => {
      reply = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type Destination = Awaited<ReturnType<typeof startDestination>>;

export type Stand = {
  service: Service;
  faults: Faults;
  client: Client;
  receiver: Receiver;
  destination: Destination;
  dataDir: string;
  /** Resolves when nothing waits that is due within `delayedMs`. */
  drain(delayedMs?: number): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** A QStash stand-in with the vendor's SDK pointed at it, and a destination. */
export const startStand = async (options: QstashOptions = {}): Promise<Stand> => {
  const dataDir = await mkdtemp(join(tmpdir(), "qstash-"));
  const faults = createFaults();
  const start = () =>
    startQstash(
      { dataDir, port: 0, faults },
      { retryScale: 0.001, graceMs: 0, cronSeconds: true, ...options },
    );
  const destination = await startDestination();
  const connect = (service: Service) => ({
    service,
    client: new Client({
      baseUrl: service.env.QSTASH_URL,
      token: service.env.QSTASH_TOKEN,
      retry: false,
      enableTelemetry: false,
    }),
    receiver: new Receiver({
      currentSigningKey: service.env.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: service.env.QSTASH_NEXT_SIGNING_KEY,
    }),
  });
  const stand: Stand = {
    ...connect(await start()),
    faults,
    destination,
    dataDir,
    async drain(delayedMs = 1000) {
      const answer = await fetch(
        `${stand.service.url}/standin/drain?delayedMs=${delayedMs}&timeoutMs=10000`,
        {
          method: "POST",
        },
      );
      if (!answer.ok) throw new Error(`not drained: ${await answer.text()}`);
    },
    async restart() {
      await stand.service.stop();
      Object.assign(stand, connect(await start()));
    },
    async close() {
      await stand.service.stop();
      destination.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return stand;
};
