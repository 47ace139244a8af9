import autocannon from "autocannon";

/** What differs from one request of a load to the next. */
export type Varied = { path?: string; headers?: Record<string, string>; body?: string };

export type Load = {
  url: string;
  method?: "GET" | "POST" | "PUT";
  headers?: Record<string, string>;
  body?: string;
  /** What the next request has instead. */
  vary?: () => Varied;
  /** Part of every right answer. */
  expects?: string;
  /** Seconds of the same before it is measured, where what came before matters. */
  warmUp?: number;
  /** Milliseconds that the server has computed so far. */
  processorTime?: () => number;
};

/** `processor` is what one answer costs the server in milliseconds, which other programs hardly change. */
export type Measured = { total: number; perSecond: number; p50: number; p99: number; processor: number };

/** Answers that are no 2xx, did not come, or do not hold what they should. */
export class WrongAnswers extends Error {}

const CONNECTIONS = 8;
const SECONDS = 2;

/** Loads one address from eight connections; every answer must be a 2xx and hold what is expected. Milliseconds. */
export const load = async ({ warmUp, ...one }: Load, seconds = SECONDS): Promise<Measured> => {
  const { url, method = "GET", headers, body, vary, expects } = one;
  if (warmUp) await load(one, warmUp);
  const before = one.processorTime?.() ?? Number.NaN;
  const result = await autocannon({
    url,
    method,
    headers,
    body,
    connections: CONNECTIONS,
    duration: seconds,
    ...(vary ? { requests: [{ setupRequest: (request) => ({ ...request, ...vary() }) }] } : {}),
    ...(expects ? { verifyBody: (text) => String(text).includes(expects) } : {}),
  });
  const wrong = result.non2xx + result.errors + result.timeouts + result.mismatches;
  if (wrong > 0) throw new WrongAnswers(`${wrong} wrong answers from ${method} ${url}`);
  return {
    total: result.requests.total,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    processor: ((one.processorTime?.() ?? Number.NaN) - before) / result.requests.total,
  };
};

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

const askOnce = async (one: Load): Promise<void> => {
  const { path, ...varied } = one.vary?.() ?? {};
  const { method, headers, body } = { ...one, ...varied };
  await fetch(path ? new URL(path, one.url) : one.url, {
    method,
    headers: { ...one.headers, ...headers },
    body,
  });
};

/**
 * Measures all loads in turn, several rounds after one that is not counted, so that what slows the machine for a while slows
 * all of them. @throws WrongAnswers, unless `onWrong` is told of it: then the others go on without that load
 */
export const compare = async (
  loads: Record<string, Load>,
  onWrong?: (name: string, error: WrongAnswers) => void,
): Promise<Record<string, Measured>> => {
  const rounds: Record<string, Measured[]> = Object.fromEntries(Object.keys(loads).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, one] of Object.entries(loads)) {
      if (!rounds[name]) continue;
      try {
        if (round === 0) await askOnce(one);
        const measured = await load(round === 0 ? { ...one, warmUp: undefined } : one);
        if (round > 0) rounds[name].push(measured);
      } catch (error) {
        if (!onWrong || !(error instanceof WrongAnswers)) throw error;
        delete rounds[name];
        onWrong(name, error);
      }
    }
  }
  const middle = (list: Measured[], key: keyof Measured) => median(list.map((entry) => entry[key]));
  return Object.fromEntries(
    Object.entries(rounds).map(([name, list]) => [
      name,
      {
        total: middle(list, "total"),
        perSecond: middle(list, "perSecond"),
        p50: middle(list, "p50"),
        p99: middle(list, "p99"),
        processor: middle(list, "processor"),
      },
    ]),
  );
};
