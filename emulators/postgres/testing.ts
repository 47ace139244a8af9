import { neonConfig, Pool } from "@neondatabase/serverless";
import WebSocket from "ws";
import { createFaults, type Faults } from "../kit/faults";
import type { Service } from "../kit/service";
import { startPostgres } from "./start";

export const startForTest = async (
  dataDir: string,
): Promise<{ service: Service; faults: Faults; crashed: Promise<Error> }> => {
  const faults = createFaults();
  let report: (reason: Error) => void = () => undefined;
  const crashed = new Promise<Error>((resolve) => {
    report = resolve;
  });
  const service = await startPostgres({ dataDir, port: 0, faults, onCrash: report });
  return { service, faults, crashed };
};

/** Points the real driver at a stand-in, as the application does. */
export const configureDriver = (env: Record<string, string>): void => {
  neonConfig.webSocketConstructor = WebSocket;
  neonConfig.wsProxy = () => env.NEON_WS_PROXY ?? "";
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
  neonConfig.coalesceWrites = false;
  neonConfig.fetchEndpoint = () => env.NEON_FETCH_ENDPOINT ?? "";
};

/** A pool whose lost connections do not end the test. */
export const openPool = (connectionString: string | undefined): Pool => {
  const pool = new Pool({ connectionString, max: 20 });
  pool.on("error", () => undefined);
  return pool;
};
