import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";

/** Listens and answers the port: the preferred one, or one that the system picks when it is taken. */
export const listenOn = (server: Server, preferred: number, host = "127.0.0.1"): Promise<number> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      const address = server.address();
      server.off("error", retry);
      if (address && typeof address === "object") resolve(address.port);
      else reject(new Error("The server listens on no port."));
    };
    const retry = (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      server.off("listening", settle);
      if (preferred === 0 || !taken) reject(error);
      else listenOn(server, 0, host).then(resolve, reject);
    };
    server.once("error", retry);
    server.once("listening", settle);
    server.listen(preferred, host);
  });

/**
 * The preferred port when it is free, else one that the system picks. Somebody else may take it before it is used:
 * whoever can, passes a server to {@link listenOn} instead.
 */
export const freePort = async (preferred: number): Promise<number> => {
  const probe = createServer();
  const port = await listenOn(probe, preferred);
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

/** A port that listens already, for a server that is not there yet. */
export type HeldPort = { port: number; server: Server };

/** Takes the preferred port, or one that the system picks, and tells whoever comes too early to come again. */
export const holdPort = async (preferred: number, host?: string): Promise<HeldPort> => {
  const server = createHttpServer((_, response) => {
    response.writeHead(503, {
      "Content-Type": "text/plain; charset=utf-8",
      "Retry-After": "5",
      Connection: "close",
    });
    response.end("Mercat is starting. Come again in a moment.\n");
  });
  return { port: await listenOn(server, preferred, host), server };
};
