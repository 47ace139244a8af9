// @ts-check
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";

/**
 * Serves the application as `next start` does, with one difference: the client's address comes from the socket, whatever
 * the request claims. It is plain JavaScript because a TypeScript loader would stay in the way of every module of Next.
 */
const STREAMS_MAY_TAKE_MS = 2_000;

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const addressHeader = (process.env.CLIENT_IP_HEADER ?? "").toLowerCase();

/** @param {import("node:http").IncomingMessage} request */
const stateAddress = (request) => {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  request.headers["x-forwarded-for"] = address;
  if (addressHeader) request.headers[addressHeader] = address;
};

const main = async () => {
  const app = next({ dev, dir: fileURLToPath(new URL("..", import.meta.url)), hostname, port });
  const server = createServer({ keepAliveTimeout: 60_000 });
  await app.prepare();
  const answer = app.getRequestHandler();
  server.on("request", (request, response) => {
    stateAddress(request);
    void answer(request, response);
  });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close(async () => {
      await app.close();
      process.exit(0);
    });
    setInterval(() => server.closeIdleConnections(), 50);
    setTimeout(() => server.closeAllConnections(), STREAMS_MAY_TAKE_MS);
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, stop);

  server.once("error", (error) => {
    console.error(`The shop cannot listen on port ${port}: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, hostname, () => process.send?.("listening"));
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
