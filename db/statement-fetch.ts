import { type Dispatcher, Pool } from "undici";

/** As much of `Response` as the driver reads of the answer to a statement. */
type Answer = { ok: boolean; status: number; text(): Promise<string>; json(): Promise<unknown> };
type Asked = { method: Dispatcher.HttpMethod; headers: Record<string, string>; body: string };

const answerOf = (status: number, text: string): Answer => ({
  ok: status >= 200 && status < 300,
  status,
  text: async () => text,
  json: async () => JSON.parse(text) as unknown,
});

const gather = (
  resolve: (answer: Answer) => void,
  reject: (cause: Error) => void,
): Dispatcher.DispatchHandler => {
  const pieces: Buffer[] = [];
  let status = 0;
  return {
    // The dispatcher knows a handler of today by it.
    onRequestStart: () => undefined,
    onResponseStart: (_, statusCode) => {
      status = statusCode;
    },
    onResponseData: (_, piece) => {
      pieces.push(piece);
    },
    onResponseEnd: () => resolve(answerOf(status, Buffer.concat(pieces).toString())),
    onResponseError: (_, cause) => reject(cause),
  };
};

const pools = new Map<string, Pool>();

const poolOf = (origin: string): Pool => {
  const pool = pools.get(origin) ?? new Pool(origin);
  pools.set(origin, pool);
  return pool;
};

/**
 * What the driver calls instead of `fetch` for statements over HTTP: the framework's `fetch`, with its streams and its
 * bookkeeping, computes longer than everything else that a statement asks of this process.
 */
export const statementFetch = (url: string, { method, headers, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { origin, pathname, search } = new URL(url);
    poolOf(origin).dispatch({ path: pathname + search, method, headers, body }, gather(resolve, reject));
  });
