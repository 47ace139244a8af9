import { gunzipSync } from "node:zlib";
import type { algoliasearch } from "algoliasearch";
import { type Dispatcher, Pool } from "undici";

type Requester = NonNullable<NonNullable<Parameters<typeof algoliasearch>[2]>["requester"]>;
type Call = Parameters<Requester["send"]>[0];
type Answer = Awaited<ReturnType<Requester["send"]>>;

/** Connections that stay open, by host; the client knows a handful of hosts. */
const pools = new Map<string, Pool>();

const poolOf = (origin: string): Pool => {
  const pool = pools.get(origin) ?? new Pool(origin);
  pools.set(origin, pool);
  return pool;
};

const failed = (content: string, isTimedOut = false): Answer => ({ status: 0, content, isTimedOut });

const textOf = (pieces: readonly Buffer[], isPacked: boolean): string => {
  const [only] = pieces;
  const bytes = pieces.length === 1 && only ? only : Buffer.concat(pieces);
  return (isPacked ? gunzipSync(bytes) : bytes).toString();
};

/** Gathers one answer and gives up on silence, first on that before it, then on that within. */
const gather = (
  { connectTimeout, responseTimeout }: Call,
  resolve: (answer: Answer) => void,
): Dispatcher.DispatchHandler => {
  const pieces: Buffer[] = [];
  let status = 0;
  let isPacked = false;
  let isGivenUp = false;
  let connected: Dispatcher.DispatchController | undefined;
  const giveUp = (): void => {
    isGivenUp = true;
    resolve(failed("no answer in time", true));
    connected?.abort(new Error("no answer in time"));
  };
  let patience = setTimeout(giveUp, connectTimeout);
  const finish = (answer: Answer): void => {
    clearTimeout(patience);
    resolve(answer);
  };
  return {
    onRequestStart: (controller) => {
      connected = controller;
      if (isGivenUp) controller.abort(new Error("no answer in time"));
    },
    onResponseStart: (_, statusCode, headers) => {
      status = statusCode;
      isPacked = headers["content-encoding"] === "gzip";
      clearTimeout(patience);
      patience = setTimeout(giveUp, responseTimeout);
    },
    onResponseData: (_, piece) => {
      pieces.push(piece);
    },
    onResponseEnd: () => {
      try {
        finish({ status, content: textOf(pieces, isPacked), isTimedOut: false });
      } catch (cause) {
        // Thrown on, it would end the process: nobody is above an event.
        finish(failed(String(cause)));
      }
    },
    onResponseError: (_, { message }) => finish(failed(message)),
  };
};

/**
 * Carries the client's calls by undici's dispatcher over connections that stay open, each in one piece with its length.
 * The client's own requester sends bodies in chunks, and a search costs a third more with it.
 */
export const searchRequester: Requester = {
  send: (call) =>
    new Promise((resolve) => {
      const { url, method, data } = call;
      const { origin, protocol, pathname, search } = new URL(url);
      // Far away, packing is worth its time.
      const headers = protocol === "https:" ? { ...call.headers, "accept-encoding": "gzip" } : call.headers;
      const sent = { path: pathname + search, method, headers, body: data };
      poolOf(origin).dispatch(sent, gather(call, resolve));
    }),
};
