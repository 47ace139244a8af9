import http from "node:http";
import https from "node:https";
import type { Answer } from "./types";

const LARGEST_ANSWER = 1_000_000;

type Request = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
  timeoutMs: number;
};

const failed = (error: string): Answer => ({ status: 0, headers: {}, body: Buffer.from(error), error });

/** A client with connections of its own that never rejects: what goes wrong is an answer with status 0. */
export const createSender = () => {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true });

  const once = (request: Request): Promise<Answer & { stale?: boolean }> =>
    new Promise((resolve) => {
      const { url, method, headers, body, timeoutMs } = request;
      const isSecure = url.toLowerCase().startsWith("https:");
      const outgoing = (isSecure ? https : http).request(url, {
        method,
        agent: isSecure ? secure : plain,
        headers: { ...headers, "content-length": String(body.length) },
      });
      const timer = setTimeout(
        () => outgoing.destroy(new Error(`timed out after ${timeoutMs} ms`)),
        timeoutMs,
      );
      const settle = (answer: Answer & { stale?: boolean }) => {
        clearTimeout(timer);
        resolve(answer);
      };
      outgoing.once("error", (cause: NodeJS.ErrnoException) =>
        settle({
          ...failed(cause.message || (cause.code ?? "no connection")),
          refused: cause.code === "ECONNREFUSED",
          stale: outgoing.reusedSocket && cause.code === "ECONNRESET",
        }),
      );
      outgoing.once("response", (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on("data", (chunk: Buffer) => {
          if (size < LARGEST_ANSWER) chunks.push(chunk.subarray(0, LARGEST_ANSWER - size));
          size += chunk.length;
        });
        incoming.once("error", (cause) => settle(failed(cause.message)));
        incoming.once("end", () =>
          settle({
            status: incoming.statusCode ?? 0,
            headers: incoming.headersDistinct as Record<string, string[]>,
            body: Buffer.concat(chunks),
          }),
        );
      });
      outgoing.end(body);
    });

  return {
    /** A kept-alive connection that the destination has closed meanwhile is no failure: it is tried anew, once. */
    async send(request: Request): Promise<Answer> {
      try {
        const { stale, ...answer } = await once(request);
        return stale ? await once(request) : answer;
      } catch (cause) {
        return failed(cause instanceof Error ? cause.message : String(cause));
      }
    },
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
};
