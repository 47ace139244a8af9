import { createServer } from "node:net";
import { join } from "node:path";
import { createClient } from "@vercel/kv";
import { createFaults } from "../kit/faults";
import { listenOn } from "../kit/ports";
import { startKv } from "./start";
import { loadWasm } from "./wasm-instance";

export const startForTest = async (dataDir: string) => {
  const faults = createFaults();
  const service = await startKv({ dataDir, port: 0, faults });
  const url = service.env.KV_REST_API_URL ?? "";
  const token = service.env.KV_REST_API_TOKEN ?? "";
  return { service, faults, dataDir, url, token, kv: createClient({ url, token }) };
};

/** A Redis on a TCP port, for what speaks to one: Valkey's own sockets bridged to real ones. */
export const startTcpRedis = async (dir: string): Promise<{ url: string; stop(): void }> => {
  const valkey = (await loadWasm())(dir, join(dir, "valkey.log"));
  const server = createServer((client) => {
    const socket = valkey.connect((bytes) => void client.write(bytes));
    client.on("data", (bytes) => {
      socket.send(bytes);
      for (let n = 0; n < 4 || !socket.drained(); n += 1) valkey.step();
    });
    client.on("close", () => socket.close());
    client.on("error", () => undefined);
  });
  const port = await listenOn(server, 0);
  const timer = setInterval(() => valkey.step(), 20);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop() {
      clearInterval(timer);
      server.close();
      valkey.dispose();
    },
  };
};
