import { type Service, type ServiceContext, serve } from "../kit/service";
import { createServer, PASSWORD, USER } from "./server";
import { createSqlOverHttp } from "./sql-over-http";
import { createWebSocketProxy } from "./websocket-proxy";

const SERVER_BELOW = 1;

/**
 * The real Postgres behind the Neon protocol: WebSockets on `/v2` and `POST /sql`. The server itself listens on the
 * port below. A `stop` fault ends it as a crash would; the data it acknowledged is there when it comes back.
 */
export const startPostgres = async ({ dataDir, port, faults, onCrash }: ServiceContext): Promise<Service> => {
  const postgres = createServer({ dataDir, port: port && port - SERVER_BELOW, onCrash });
  await postgres.start();
  const sql = createSqlOverHttp(() => postgres.port);
  const proxy = createWebSocketProxy(() => postgres.port, faults);

  const listener = await serve(
    (request, response) => {
      if (request.method === "POST" && request.url === "/sql") return sql.answer(request, response);
      response.writeHead(404, { "content-type": "application/json" });
      return response.end(JSON.stringify({ message: "Only POST /sql and WebSockets on /v2 are served." }));
    },
    {
      name: "postgres",
      port,
      faults,
      faultBody: (fault) => ({ message: `Injected fault ${fault.status}`, code: "08006" }),
      onStop: async (stopped) => {
        if (!stopped) return postgres.start();
        await Promise.all([postgres.stop("immediate"), sql.disconnect()]);
      },
    },
  );
  listener.server.on("upgrade", (request, socket, head) => void proxy.upgrade(request, socket, head));

  return {
    url: listener.url,
    env: {
      DATABASE_URL: `postgres://${USER}:${PASSWORD}@localhost/postgres`,
      NEON_WS_PROXY: `127.0.0.1:${listener.port}/v2`,
      NEON_FETCH_ENDPOINT: `${listener.url}/sql`,
    },
    platform: { url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${postgres.port}/postgres` },
    async stop() {
      await listener.close();
      await Promise.all([sql.disconnect(), postgres.stop()]);
    },
  };
};
