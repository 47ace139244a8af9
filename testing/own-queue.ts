import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFaults, type Faults } from "@/emulators/kit/faults";
import { startQstash } from "@/emulators/qstash/start";

type Handle = (name: string, request: Request) => Promise<Response>;

/** A queue of this test file alone that delivers over HTTP, as fast as it can, to whoever `deliverTo` names. */
export type OwnQueue = {
  faults: Faults;
  url: string;
  /** Where its messages are kept, as text. */
  dataDir: string;
  deliverTo(handle: Handle): void;
  /** Waits until nothing is under way or due within these milliseconds. */
  drain(delayedMs?: number): Promise<void>;
  stop(): Promise<void>;
};

const readBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const DRAIN_MS = 120_000;

/**
 * To be called in `vi.hoisted`, so that it stands before anything of the application is imported. Waits between tries are
 * `retryScale` of those that were asked for, a hundred-thousandth unless told; `random` decides where faults strike.
 */
export const startOwnQueue = async (
  options: { random?: () => number; retryScale?: number } = {},
): Promise<OwnQueue> => {
  const { random, retryScale = 0.000_01 } = options;
  const dataDir = await mkdtemp(join(tmpdir(), "mercat-own-queue-"));
  const faults = createFaults(random);
  const service = await startQstash({ dataDir, port: 0, faults }, { retryScale, graceMs: 0 });
  let handle: Handle = async () => new Response(null, { status: 404 });
  const server = createServer(async (incoming, outgoing) => {
    const address = `http://${incoming.headers.host}${incoming.url}`;
    const name = new URL(address).pathname.split("/").at(-1) ?? "";
    const headers = new Headers(incoming.headers as Record<string, string>);
    const body = new Uint8Array(await readBody(incoming));
    const response = await handle(name, new Request(address, { method: "POST", headers, body })).catch(
      () => new Response(null, { status: 500 }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const listening = server.address();
  const port = listening && typeof listening === "object" ? listening.port : 0;
  Object.assign(process.env, service.env, { APP_URL: `http://127.0.0.1:${port}` });
  return {
    faults,
    url: service.url,
    dataDir,
    deliverTo: (next) => {
      handle = next;
    },
    drain: async (delayedMs = 2_000) => {
      const query = `delayedMs=${delayedMs}&timeoutMs=${DRAIN_MS}`;
      const answer = await fetch(`${service.url}/standin/drain?${query}`, { method: "POST" });
      if (!answer.ok) throw new Error(`the queue did not empty: ${await answer.text()}`);
      await answer.arrayBuffer();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
