import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { heardKv, waitForKv } from "@/lib/kernel/kv-patience.mjs";

/** What KV answered to one command. */
export type KvAnswer = { result?: unknown; error?: string };

type Waiting = {
  command: unknown;
  resolve: (answer: KvAnswer) => void;
  reject: (cause: Error) => void;
};

/** So many that a burst shares few requests, so few that one of them stays small. */
const MOST_AT_ONCE = 64;

/** What KV says of one command stays that command's answer; anything else that is no answer is an error. */
const readBody = (status: number, text: string): unknown => {
  const body = JSON.parse(text) as KvAnswer;
  if (status === 200 || body.error !== undefined) return body;
  throw new Error(`KV answered with status ${status}`);
};

/** Posts to the REST protocol over connections that stay open. A question is given up as `kv-patience` says. */
const createPost = (url: string, token: string) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  const isSecure = protocol === "https:";
  const request = isSecure ? httpsRequest : httpRequest;
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const target = { protocol, hostname, port, agent, method: "POST" };
  const root = pathname.replace(/\/$/, "");

  return (path: string, content: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(content);
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const fail = (cause: Error) => {
        stopWaiting();
        reject(cause);
      };
      const call = request({ ...target, path: `${root}/${path}`, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("error", fail);
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => {
          stopWaiting();
          heardKv();
          try {
            resolve(readBody(response.statusCode ?? 0, text));
          } catch (cause) {
            reject(cause);
          }
        });
      });
      const stopWaiting = waitForKv((cause) => call.destroy(cause));
      call.on("error", fail);
      call.end(body);
    });
};

/**
 * Carries the client's requests to KV by Node's own HTTP, because the framework's `fetch` costs a call more than all that
 * a cart's script does. Commands that are asked for within one turn of the event loop share a request, in their order:
 * a pipeline, in which each succeeds or fails by itself.
 */
export const createKvTransport = (url: string, token: string) => {
  const post = createPost(url, token);
  let gathered: Waiting[] = [];

  const answer = async (batch: Waiting[]): Promise<void> => {
    const [first] = batch;
    try {
      const answers =
        batch.length === 1
          ? [await post("", first?.command)]
          : await post(
              "pipeline",
              batch.map(({ command }) => command),
            );
      if (!Array.isArray(answers)) throw new Error("KV refused a whole pipeline");
      for (const [n, { resolve }] of batch.entries()) resolve(answers[n] ?? { error: "ERR no answer" });
    } catch (cause) {
      for (const { reject } of batch) reject(cause as Error);
    }
  };

  const flush = (): void => {
    const all = gathered;
    gathered = [];
    for (let at = 0; at < all.length; at += MOST_AT_ONCE) void answer(all.slice(at, at + MOST_AT_ONCE));
  };

  const send = (command: unknown): Promise<KvAnswer> =>
    new Promise((resolve, reject) => {
      if (gathered.push({ command, resolve, reject }) === 1) setImmediate(flush);
    });

  return ({ path = [], body }: { path?: string[]; body?: unknown }): Promise<unknown> => {
    if (path.length === 0) return send(body);
    if (path[0] === "pipeline" && Array.isArray(body)) return Promise.all(body.map(send));
    return post(path.join("/"), body);
  };
};
