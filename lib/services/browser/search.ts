import type { LiteClient } from "algoliasearch/lite";

/** What the browser must know to search by itself; part of `GET /api/config`. */
export type SearchConfig = { appId: string; apiKey: string; hosts: string[]; index: string };

type Loaded = { client: LiteClient; index: string };

let loading: Promise<Loaded> | undefined;
let current: AbortController | undefined;

const readConfig = async (): Promise<SearchConfig> => {
  const response = await fetch("/api/config");
  if (!response.ok) throw new Error(`the configuration answered ${response.status}`);
  return ((await response.json()) as { search: SearchConfig }).search;
};

/** Sends requests that end with the search they belong to; one that was overtaken is not tried on another host. */
const requester = {
  send: async (request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    data?: string | Uint8Array;
    responseTimeout: number;
  }) => {
    const overtaken = current?.signal;
    const signals = [AbortSignal.timeout(request.responseTimeout), ...(overtaken ? [overtaken] : [])];
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.data as string,
        signal: AbortSignal.any(signals),
      });
      return { status: response.status, content: await response.text(), isTimedOut: false };
    } catch (error) {
      if (overtaken?.aborted) return { status: 499, content: "{}", isTimedOut: false };
      const isTimedOut = error instanceof DOMException && error.name === "TimeoutError";
      return { status: 0, content: String(error), isTimedOut };
    }
  },
};

/** Nothing is kept: the same words may find something else a moment later. */
const noCache = {
  get: async <T>(_key: unknown, fallback: () => Promise<T>): Promise<T> => fallback(),
  set: async <T>(_key: unknown, value: T): Promise<T> => value,
  delete: async (): Promise<void> => undefined,
  clear: async (): Promise<void> => undefined,
};

const load = async (): Promise<Loaded> => {
  const [{ liteClient }, config] = await Promise.all([import("algoliasearch/lite"), readConfig()]);
  const hosts = config.hosts.map((entry) => {
    const { host, protocol } = new URL(entry);
    return { url: host, accept: "read" as const, protocol: protocol.slice(0, -1) as "http" | "https" };
  });
  const client = liteClient(config.appId, config.apiKey, {
    ...(hosts.length > 0 ? { hosts } : {}),
    requester,
    responsesCache: noCache,
    requestsCache: noCache,
  });
  return { client, index: config.index };
};

const connect = (): Promise<Loaded> => {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/**
 * Searches from the browser. `build` is given the product index and answers the requests, which go out as one call and
 * are answered in their order. Only the last search counts: one that was overtaken is aborted and answers null, so that
 * an older result never shows after a newer one.
 */
export const searchInBrowser = async <Answer>(
  build: (index: string) => { indexName: string }[],
): Promise<Answer[] | null> => {
  current?.abort();
  const mine = new AbortController();
  current = mine;
  const { client, index } = await connect();
  if (mine.signal.aborted) return null;
  try {
    const { results } = await client.search<unknown>({ requests: build(index) });
    return mine.signal.aborted ? null : (results as Answer[]);
  } catch (error) {
    if (mine.signal.aborted) return null;
    throw error;
  }
};
