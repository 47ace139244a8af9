import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { gunzipSync } from "node:zlib";
import type { algoliasearch } from "algoliasearch";

type Requester = NonNullable<NonNullable<Parameters<typeof algoliasearch>[2]>["requester"]>;
type Answer = Awaited<ReturnType<Requester["send"]>>;

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }), headers: {} };
/** Far away, so that packing is worth its time. */
const secure = {
  request: httpsRequest,
  agent: new HttpsAgent({ keepAlive: true }),
  headers: { "accept-encoding": "gzip" },
};

const failed = (content: string, isTimedOut = false): Answer => ({ status: 0, content, isTimedOut });

/**
 * Carries the client's calls over connections that stay open, each in one piece with its length. The client's own
 * requester sends bodies in chunks, and a search costs a third more with it.
 */
export const searchRequester: Requester = {
  send: ({ url, method, headers, data = "", connectTimeout, responseTimeout }) =>
    new Promise((resolve) => {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const way = protocol === "https:" ? secure : plain;
      const call = way.request({
        agent: way.agent,
        hostname,
        port,
        path: pathname + search,
        method,
        headers: { ...way.headers, ...headers, "content-length": Buffer.byteLength(data) },
      });
      const giveUpAfter = (ms: number) =>
        setTimeout(() => {
          finish(failed("no answer in time", true));
          call.destroy();
        }, ms);
      let patience = giveUpAfter(connectTimeout);
      const finish = (answer: Answer): void => {
        clearTimeout(patience);
        resolve(answer);
      };
      call.on("error", ({ message }) => finish(failed(message)));
      call.on("response", (response) => {
        clearTimeout(patience);
        patience = giveUpAfter(responseTimeout);
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", ({ message }) => finish(failed(message)));
        response.on("end", () => {
          const bytes = Buffer.concat(pieces);
          const isPacked = response.headers["content-encoding"] === "gzip";
          try {
            const content = (isPacked ? gunzipSync(bytes) : bytes).toString();
            finish({ status: response.statusCode ?? 0, content, isTimedOut: false });
          } catch (cause) {
            // Thrown on, it would end the process: nobody is above an event.
            finish(failed(String(cause)));
          }
        });
      });
      call.end(data);
    }),
};
