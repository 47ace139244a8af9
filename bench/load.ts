import autocannon from "autocannon";

export type Load = {
  url: string;
  method?: "GET" | "POST" | "PUT";
  headers?: Record<string, string>;
  body?: string;
};

export type Measured = { perSecond: number; p50: number; p99: number };

const CONNECTIONS = 8;
const SECONDS = 2;

/** Loads one address from eight connections; every answer must be a 2xx. Milliseconds. */
export const load = async ({ url, method = "GET", headers, body }: Load): Promise<Measured> => {
  const result = await autocannon({
    url,
    method,
    headers,
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} wrong answers from ${method} ${url}`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
};

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const ROUNDS = 5;

/** Measures all loads in turn, several rounds, so that what slows the machine for a while slows all of them. */
export const compare = async (loads: Record<string, Load>): Promise<Record<string, Measured>> => {
  const names = Object.keys(loads);
  const rounds: Record<string, Measured[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const one of Object.values(loads))
    await fetch(one.url, { method: one.method, headers: one.headers, body: one.body });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, one] of Object.entries(loads)) rounds[name]?.push(await load(one));
  }
  return Object.fromEntries(
    Object.entries(rounds).map(([name, list]) => [
      name,
      {
        perSecond: median(list.map((entry) => entry.perSecond)),
        p50: median(list.map((entry) => entry.p50)),
        p99: median(list.map((entry) => entry.p99)),
      },
    ]),
  );
};
