// @ts-check
import { readFileSync } from "node:fs";
import { createServer, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";

/**
 * Serves the application as `next start` does, with four differences: the client's address comes from the socket, whatever
 * the request claims, long answers go out as bytes, short ones unpacked, and what cannot be decoded is not found. It is plain
 * JavaScript because a TypeScript loader would stay in the way of every module of Next.
 */
const STREAMS_MAY_TAKE_MS = 2_000;
const LONG = 4_096;

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const addressHeader = (process.env.CLIENT_IP_HEADER ?? "").toLowerCase();

/**
 * Node makes room for three times the size of a string that it sends, and encodes it on the way to the socket: for a page
 * that takes four times as long as sending its bytes. Where its length is the length of the content, a character is a byte.
 */
class BytesResponse extends ServerResponse {
  /**
   * @override
   * @param {unknown[]} args
   */
  end(...args) {
    const [body, second] = args;
    if (typeof body === "string" && body.length >= LONG && typeof second !== "string") {
      const encoding = this.getHeader("content-length") === body.length ? "latin1" : "utf8";
      args[0] = Buffer.from(body, encoding);
    }
    return Reflect.apply(super.end, this, args);
  }
}

/** @param {import("node:http").IncomingMessage} request */
const stateAddress = (request) => {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  request.headers["x-forwarded-for"] = address;
  if (addressHeader) request.headers[addressHeader] = address;
};

/**
 * Next answers 500 where a part of an address cannot be decoded. Nothing has such a name, which it finds out by itself once
 * the percent signs stand for themselves.
 * @param {import("node:http").IncomingMessage} request
 */
const readLiterally = (request) => {
  const [path = "", ...search] = (request.url ?? "").split("?");
  if (!path.includes("%")) return;
  try {
    decodeURIComponent(path);
  } catch {
    request.url = [path.replaceAll("%", "%25"), ...search].join("?");
  }
};

/**
 * What a change is answered with is short. Next packs it all the same, because it does not know how long an answer of a
 * route will be; that takes more time than the door of a webhook needs for all else.
 * @param {import("node:http").IncomingMessage} request
 */
const leaveUnpacked = (request) => {
  if (request.method !== "GET" && request.url?.startsWith("/api/")) delete request.headers["accept-encoding"];
};

const BUILD = new URL("../.next/", import.meta.url);

/**
 * Registers the cache of pages the way hosting platforms register theirs. One that the configuration names is imported
 * anew for each request, twice.
 * @param {string | undefined} file
 */
const registerPageCache = async (file) => {
  if (!file) return;
  const { default: FetchCache } = await import(new URL(file, BUILD).href);
  Object.assign(globalThis, { [Symbol.for("@next/cache-handlers")]: { FetchCache } });
};

/**
 * Gives Next the configuration as the build has written it down, the way its standalone servers get it. To compile the
 * file anew takes a third of the time to the first answer, and fifty megabytes.
 */
const takeBuiltConfiguration = async () => {
  const { config } = JSON.parse(readFileSync(new URL("required-server-files.json", BUILD), "utf8"));
  const { cacheHandler, ...rest } = config;
  await registerPageCache(cacheHandler);
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(rest);
};

const main = async () => {
  if (!dev) await takeBuiltConfiguration();
  const app = next({ dev, dir: fileURLToPath(new URL("..", import.meta.url)), hostname, port });
  const server = createServer({ keepAliveTimeout: 60_000, ServerResponse: BytesResponse });
  await app.prepare();
  const answer = app.getRequestHandler();
  server.on("request", (request, response) => {
    stateAddress(request);
    readLiterally(request);
    leaveUnpacked(request);
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
  server.once("listening", () => process.send?.("listening"));
  if (!process.env.PORT_IS_HELD) return server.listen(port, hostname);
  process.once("message", (_, held) => server.listen(held));
  process.send?.("prepared");
};

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
