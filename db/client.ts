import { Client, neonConfig, Pool } from "@neondatabase/serverless";
import { drizzle, type NeonQueryResultHKT } from "drizzle-orm/neon-serverless";
import { type PgDatabase, PgTransaction } from "drizzle-orm/pg-core";
import WebSocketOfNode from "ws";
import { env, requireEnv } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { gatheredSocket } from "./gathered-socket";
import { statementFetch } from "./statement-fetch";

neonConfig.webSocketConstructor = gatheredSocket(globalThis.WebSocket ?? WebSocketOfNode);
if (env.NEON_WS_PROXY) {
  const proxy = env.NEON_WS_PROXY;
  neonConfig.wsProxy = () => proxy;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}
if (env.NEON_FETCH_ENDPOINT) {
  const endpoint = env.NEON_FETCH_ENDPOINT;
  neonConfig.fetchEndpoint = () => endpoint;
}
// The socket gathers, and does not wait for a timer.
neonConfig.coalesceWrites = false;
// One statement outside a transaction goes over HTTP: no connection to keep, nothing to hang after a freeze.
neonConfig.poolQueryViaFetch = true;
neonConfig.fetchFunction = statementFetch;

const noteLoss = (error: { message: string }) =>
  log.warn({ error: error.message }, "a database connection was lost");

/**
 * A broken connection is replaced at its next use, but without a listener it would end the process, and the pool listens
 * only to idle ones. Listening to the pool's `connect` instead would turn its statements over HTTP off.
 */
class ListeningClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    this.on("error", noteLoss);
  }
}

const connect = () => {
  const pool = new Pool({
    connectionString: requireEnv("DATABASE_URL"),
    max: 20,
    // Also the wait for one of these connections to be free: a rush queues up, and only a database that hangs is given up.
    connectionTimeoutMillis: 15_000,
  });
  Object.assign(pool, { Client: ListeningClient });
  pool.on("error", noteLoss);
  return { pool, db: drizzle(pool) };
};

let connection: ReturnType<typeof connect> | undefined;

/** The database, connected at first use, so that a build without one succeeds. */
export const database = (): Database => {
  connection ??= connect();
  return connection.db;
};

/** Ends all connections; for scripts and tests. */
export const closeDatabase = async (): Promise<void> => {
  const closing = connection;
  connection = undefined;
  await closing?.pool.end();
};

/** A database or an open transaction: what every query function takes first. */
export type Database = PgDatabase<NeonQueryResultHKT, Record<string, never>>;

/** An open transaction, for functions whose guarantee needs one. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const RETRIED_CODES = new Set(["40001", "40P01"]);

const codeOf = (error: unknown): string | undefined => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
};

/** Runs `work` in one transaction, again from its start after a deadlock or serialisation failure (at most five times). */
export const inTransaction = async <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  if (db instanceof PgTransaction) return work(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt >= 5 || !RETRIED_CODES.has(codeOf(error) ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
};

/** Whether this is a violation of the unique index or constraint of that name. */
export const violates = (error: unknown, constraint: string): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("constraint" in cause && cause.constraint === constraint) return true;
  }
  return false;
};
