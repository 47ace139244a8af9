import type { IncomingMessage, ServerResponse } from "node:http";
import pg from "pg";

/** Neon's SQL over HTTP (`POST /sql`): one query, or several as one transaction, values as Postgres writes them. */
export type SqlOverHttp = {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Drops all connections, as when Postgres has gone. */
  disconnect(): Promise<void>;
};

type Query = { query: string; params?: unknown[] };

const ISOLATION_LEVELS: Record<string, string> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

const ERROR_FIELDS = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/** After any other command the connection may hold state of its own and is not used again. */
const STATELESS = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "COMMIT"]);

/** `extended` refuses several statements in one query, as Neon does; the package's types do not know it yet. */
type TextQuery = pg.QueryArrayConfig<unknown[]> & { queryMode: "extended" };

const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** One pool for each connection string, which chooses user, password and database, but not the server. */
const createPools = (serverPort: () => number) => {
  const pools = new Map<string, pg.Pool>();
  return {
    connect(connectionString: string): Promise<pg.PoolClient> {
      const known = pools.get(connectionString);
      if (known) return known.connect();
      const { username, password, pathname } = new URL(connectionString);
      const pool = new pg.Pool({
        host: "127.0.0.1",
        port: serverPort(),
        user: decodeURIComponent(username),
        password: decodeURIComponent(password),
        database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
        max: 16,
        idleTimeoutMillis: 10_000,
      });
      // A statement tells of its own failure; a connection that is lost between two must not end the platform.
      pool.on("error", () => undefined);
      pool.on("connect", (client) => client.on("error", () => undefined));
      pools.set(connectionString, pool);
      return pool.connect();
    },
    async end(): Promise<void> {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.end().catch(() => undefined)));
    },
  };
};

export const createSqlOverHttp = (serverPort: () => number): SqlOverHttp => {
  const pools = createPools(serverPort);

  const answerQueries = async (request: IncomingMessage): Promise<unknown> => {
    const header = (name: string) => request.headers[`neon-${name}`]?.toString();
    const asArrays = header("array-mode") === "true";
    const body = JSON.parse(await readBody(request)) as Query | { queries: Query[] };
    const client = await pools.connect(header("connection-string") ?? "");
    let reusable = false;
    try {
      if (!("queries" in body)) {
        const result = await run(client, body, asArrays);
        reusable = STATELESS.has(result.command);
        return result;
      }
      await client.query(beginWith(header));
      const results = [];
      for (const query of body.queries) results.push(await run(client, query, asArrays));
      await client.query("COMMIT");
      reusable = results.every((result) => STATELESS.has(result.command));
      return { results };
    } finally {
      client.release(!reusable);
    }
  };

  return {
    async answer(request, response) {
      const [status, body] = await answerQueries(request).then(
        (result): [number, unknown] => [200, result],
        (cause: unknown) => describe(cause),
      );
      response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" });
      response.end(JSON.stringify(body));
    },
    disconnect: pools.end,
  };
};

const run = async (client: pg.PoolClient, { query, params = [] }: Query, asArrays: boolean) => {
  const config: TextQuery = {
    text: query,
    values: params,
    rowMode: "array",
    types: asText,
    queryMode: "extended",
  };
  const { command, rowCount, fields, rows } = await client.query<unknown[], unknown[]>(config);
  const asObject = (row: unknown[]) => Object.fromEntries(row.map((value, n) => [fields[n]?.name, value]));
  return { command, rowCount, fields, rowAsArray: asArrays, rows: asArrays ? rows : rows.map(asObject) };
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

const beginWith = (header: (name: string) => string | undefined): string => {
  const level = ISOLATION_LEVELS[header("batch-isolation-level") ?? ""];
  return [
    "BEGIN",
    level && `ISOLATION LEVEL ${level}`,
    header("batch-read-only") === "true" && "READ ONLY",
    header("batch-deferrable") === "true" && "DEFERRABLE",
  ]
    .filter(Boolean)
    .join(" ");
};

/** What Postgres refuses is 400 with all that it says; anything else (no connection, no JSON) is 500. */
const describe = (cause: unknown): [status: number, body: unknown] => {
  if (cause instanceof pg.DatabaseError) {
    const fields = ERROR_FIELDS.map((field) => [field, cause[field] ?? null]);
    return [400, { message: cause.message, ...Object.fromEntries(fields) }];
  }
  return [500, { message: cause instanceof Error ? cause.message : String(cause) }];
};
