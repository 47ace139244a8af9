import { createServer, type Server } from "node:net";

/** Listens on 127.0.0.1 and answers the port: the preferred one, or one that the system picks when it is taken. */
export const listenOn = (server: Server, preferred: number): Promise<number> =>
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
      else listenOn(server, 0).then(resolve, reject);
    };
    server.once("error", retry);
    server.once("listening", settle);
    server.listen(preferred, "127.0.0.1");
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
