import { type Dispatcher, Pool } from "undici";
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

type Settle = Pick<Waiting, "reject"> & { resolve: (answer: unknown) => void };

/** Gathers one answer. A question is given up as `kv-patience` says. */
const gather = ({ resolve, reject }: Settle): Dispatcher.DispatchHandler => {
  const chunks: Buffer[] = [];
  let status = 0;
  let givenUp: Error | undefined;
  let connected: Dispatcher.DispatchController | undefined;
  const stopWaiting = waitForKv((cause) => {
    givenUp = cause;
    reject(cause);
    connected?.abort(cause);
  });
  return {
    onRequestStart: (controller) => {
      connected = controller;
      if (givenUp) controller.abort(givenUp);
    },
    onResponseStart: (_, statusCode) => {
      status = statusCode;
    },
    onResponseData: (_, chunk) => {
      chunks.push(chunk);
    },
    onResponseEnd: () => {
      stopWaiting();
      heardKv();
      try {
        const [only] = chunks;
        resolve(readBody(status, (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString()));
      } catch (cause) {
        reject(cause as Error);
      }
    },
    onResponseError: (_, cause) => {
      stopWaiting();
      reject(cause);
    },
  };
};

/** Posts to the REST protocol over connections that stay open. */
const createPost = (url: string, token: string) => {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin);
  const root = pathname.replace(/\/$/, "");
  const headers = ["authorization", `Bearer ${token}`, "content-type", "application/json"];
  return (path: string, content: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(content);
      pool.dispatch({ path: `${root}/${path}`, method: "POST", headers, body }, gather({ resolve, reject }));
    });
};

/**
 * Carries the client's requests to KV by undici's dispatcher, because the framework's `fetch` costs a call more than all
 * that a cart's script does. Commands that are asked for within one turn of the event loop share a request, in their order:
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
