import { Agent, type IncomingHttpHeaders, request } from "node:http";

const PATIENCE_MS = 60_000;
/** A request that is still under way then has met a fault of ours, not of the network. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export type Asked = {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as it is. */
  body?: string;
  /** Sent as JSON. */
  json?: unknown;
  localAddress?: string;
};

export type Reply = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Milliseconds until the whole answer was there. */
  ms: number;
  json(): Record<string, unknown>;
  /** The last part of a problem's type; empty where the answer is none. */
  slug: string;
};

/** Every address that was asked for or pointed to, for whoever looks for secrets in them. */
export const seenUrls = new Set<string>();

const slugIn = (type: string | undefined, text: string): string =>
  type?.startsWith("application/problem+json") ? (/"type":"[^"]*\/([a-z-]+)"/.exec(text)?.[1] ?? "") : "";

/**
 * Sends a request whose path stays letter by letter as it is given, as no `fetch` would.
 * @throws when the connection breaks, other than one that was kept and that the server had meanwhile closed
 */
export const ask = (base: string, path: string, asked: Asked = {}): Promise<Reply> => {
  const { hostname, port } = new URL(base);
  const { method = "GET", json, localAddress } = asked;
  const body = json === undefined ? asked.body : JSON.stringify(json);
  const headers = {
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...asked.headers,
  };
  seenUrls.add(path);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const options = { hostname, port, path, method, headers, localAddress };
    const sent = request(
      { ...options, agent, family: localAddress ? 4 : 0, signal: AbortSignal.timeout(PATIENCE_MS) },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("close", () => {
          if (!response.complete) return reject(new Error(`The answer to ${method} ${path} broke off.`));
          const text = Buffer.concat(parts).toString("utf8");
          const { location } = response.headers;
          if (location) seenUrls.add(location);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            ms: performance.now() - began,
            json: () => JSON.parse(text) as Record<string, unknown>,
            slug: slugIn(response.headers["content-type"], text),
          });
        });
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(ask(base, path, asked));
      else reject(new Error(`${method} ${path.slice(0, 200)}: ${error.message}`, { cause: error }));
    });
    sent.end(body);
  });
};

/** Cookies that an answer gave, as a browser sends them back. */
export const cookiesOf = ({ headers }: Reply): string =>
  (headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "").join("; ");

/** Runs this for each of the list, so many at a time. */
export const each = async <T>(
  list: readonly T[],
  atOnce: number,
  run: (one: T, at: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) {
      const one = list[at];
      if (one !== undefined) await run(one, at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
