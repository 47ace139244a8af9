import { setTimeout as delay } from "node:timers/promises";
import { tally } from "../claims";
import { Probe, type Seen } from "../probe";
import { faults, type Stage } from "./stage";

/** Always asks the database; nobody keeps its answer. */
const ASKED = "/api/product/no-such-product";
const DOWN_MS = 600;
const CALM_MS = 400;
const REFUSED_WITHIN_MS = 3_000;
const BACK_WITHIN_MS = 5_000;

/** Postgres ends as a crash would and comes back, again and again. */
export const losePostgres = async ({ shop, claims, url }: Stage, times: number): Promise<void> => {
  const { begin, end } = faults(shop);
  const refusals: Seen[] = [];
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    await begin({ service: "postgres", stop: true });
    const probe = new Probe(url, ["/api/health", ASKED, "/api/category"]);
    await probe.runFor(DOWN_MS);
    refusals.push(...probe.seen.filter(({ path }) => path === ASKED));
    await end("postgres");
    waits.push(await new Probe(url, []).untilAnswers(ASKED, 404));
    await delay(CALM_MS);
  }
  const slowestRefusal = Math.max(...refusals.map(({ ms }) => ms));
  claims.claim(
    refusals.every(
      ({ status, retryAfter, ms }) => status === 503 && retryAfter !== null && ms <= REFUSED_WITHIN_MS,
    ),
    `While Postgres was gone (${times} times), 503 with Retry-After within 3 s`,
    `${tally(refusals.map(({ status }) => status))}, slowest ${slowestRefusal} ms`,
  );
  const slowest = Math.max(...waits);
  claims.claim(
    slowest <= BACK_WITHIN_MS,
    "First right answer within 5 s of its return",
    `slowest ${slowest} ms`,
  );
};
