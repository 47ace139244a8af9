/**
 * `npm run prove:outages [-- --seed 1]`: shoppers order, buy and top up while one service after the other goes down, is
 * slow, and comes back; Postgres twenty times, ended as a crash would. Ends with 1 when a claim is broken.
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { type Claims, tally } from "./claims";
import { Diary } from "./diary";
import { judge } from "./judge";
import { Probe } from "./probe";
import { randomFrom } from "./random";
import { runProof } from "./run-proof";
import { settleDown } from "./settle-down";
import { addressOf, type ProvenShop } from "./shop";
import { Shopper, type Town } from "./shopper";
import { populate, START_BALANCE } from "./town";

const SHOPPERS = 12;
const SETTLES_WITHIN_MS = 120_000;
const POSTGRES_STOPS = 20;
const SLOW_MS = 2_000;
const PHASE_MS = 5_000;

const { values } = parseArgs({ options: { seed: { type: "string", default: "20261120" } } });
const seed = Number(values.seed);

type Fault = { service: string; stop?: boolean; latencyMs?: number; rule?: string; probability?: number };

const faults = (shop: ProvenShop) => {
  const url = addressOf(shop, "faults");
  return {
    begin: async (fault: Fault) => {
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(fault) });
      if (answer.status !== 201) throw new Error(`The fault was refused: ${await answer.text()}`);
    },
    end: async (service: string) => {
      await fetch(`${url}?service=${service}`, { method: "DELETE" });
    },
  };
};

type Stage = { shop: ProvenShop; claims: Claims; url: string };

/** What anybody may see of the shop without an account stays there, whatever is away. */
const claimBrowsing = (claims: Claims, probe: Probe, when: string): void => {
  const bad = probe.seen.filter(({ path, status }) => !path.startsWith("/api/") && status !== 200);
  claims.none(
    bad.map(({ path, status }) => `${path}: ${status}`),
    `Pages that did not come while ${when} (${probe.seen.filter(({ path }) => !path.startsWith("/api/")).length} asked)`,
  );
};

const PAGES = ["/", "/category/proof", "/best-sellers"];

const loseKv = async ({ shop, claims, url }: Stage): Promise<void> => {
  const { begin, end } = faults(shop);
  for (const [fault, when] of [
    [{ service: "kv", stop: true }, "carts were down"],
    [{ service: "kv", latencyMs: SLOW_MS, rule: "*" }, "carts took 2 s"],
  ] as const) {
    await begin(fault);
    const probe = new Probe(url, [...PAGES, "/api/cart"]);
    await probe.runFor(PHASE_MS);
    await end("kv");
    claimBrowsing(claims, probe, when);
    const carts = probe.seen.filter(({ path }) => path === "/api/cart");
    claims.claim(
      carts.every(({ status, detail }) => status === 503 && detail.length > 0),
      `Carts said so while ${when}`,
      `${tally(carts.map(({ status }) => status))}: "${carts[0]?.detail}"`,
    );
    const slowest = Math.max(...carts.map(({ ms }) => ms));
    const median = probe.median("/api/cart");
    claims.claim(median <= 300, `And within 300 ms`, `median ${median} ms, slowest ${slowest} ms`);
  }
  const { token = "" } = shop.platform.kv ?? {};
  await fetch(addressOf(shop, "kv"), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(["FLUSHALL"]),
  });
  const probe = new Probe(url, [...PAGES, "/api/cart"]);
  await probe.runFor(1_000);
  claimBrowsing(claims, probe, "carts were emptied");
};

const loseOne = async ({ shop, claims, url }: Stage, service: string): Promise<void> => {
  const { begin, end } = faults(shop);
  for (const fault of [
    { service, stop: true },
    { service, latencyMs: SLOW_MS, rule: "*" },
  ]) {
    await begin(fault);
    const probe = new Probe(url, PAGES);
    await probe.runFor(PHASE_MS);
    await end(service);
    claimBrowsing(claims, probe, fault.stop ? `${service} was down` : `${service} took 2 s`);
  }
};

const losePostgres = async ({ shop, claims, url }: Stage): Promise<void> => {
  const { begin, end } = faults(shop);
  const refusals: { status: number; ms: number; retryAfter: string | null }[] = [];
  const waits: number[] = [];
  for (let n = 0; n < POSTGRES_STOPS; n += 1) {
    await begin({ service: "postgres", stop: true });
    const probe = new Probe(url, ["/api/health", "/api/product/no-such-product", "/api/category"]);
    await probe.runFor(600);
    refusals.push(...probe.seen.filter(({ path }) => path === "/api/product/no-such-product"));
    await end("postgres");
    waits.push(await new Probe(url, []).untilAnswers("/api/product/no-such-product", 404));
    await delay(400);
  }
  claims.claim(
    refusals.every(({ status, retryAfter, ms }) => status === 503 && retryAfter !== null && ms <= 3_000),
    `While Postgres was gone (${POSTGRES_STOPS} times), 503 with Retry-After within 3 s`,
    `${tally(refusals.map(({ status }) => status))}, slowest ${Math.max(...refusals.map(({ ms }) => ms))} ms`,
  );
  const slowest = Math.max(...waits);
  claims.claim(slowest <= 5_000, "First right answer within 5 s of its return", `slowest ${slowest} ms`);
};

/** What a person would look for first when deliveries stay open. */
const tellWaiting = async (sql: pg.Pool): Promise<void> => {
  const { rows } = await sql.query<{ what: string; count: number }>(`
    select format('%s, attempt %s, %s tries, published %s: %s', subscription, attempt, tries,
      published_at is not null, coalesce(left(last_error, 60), 'no error')) as what, count(*)::int
    from deliveries where status = 'waiting' and subscription <> 'payment-watch' group by 1 order by 2 desc limit 10`);
  for (const { what, count } of rows) console.log(`    ${count} × ${what}`);
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const sql = new pg.Pool({ connectionString: addressOf(shop, "postgres"), max: 4 });
  sql.on("error", () => undefined);
  try {
    await shop.serve(shop.mainPort);
    const { url, products, people } = await populate(shop, sql, SHOPPERS);
    const diary = new Diary();
    const town: Town = { url, platform: shop.platform, products, diary, calmSince: Number.POSITIVE_INFINITY };
    const lives = people.map((person, n) => new Shopper(town, person, randomFrom(seed + n + 1)).live());
    const stage: Stage = { shop, claims, url };
    try {
      await new Probe(url, PAGES).runFor(2_000);
      await loseKv(stage);
      for (const service of ["algolia", "qstash", "stripe", "mail", "blob"]) await loseOne(stage, service);
      await losePostgres(stage);
    } finally {
      town.calmSince = Date.now();
    }
    await Promise.all(lives);
    const { cardOrders, quickBuys, topUps } = diary;
    console.log(
      `  ${cardOrders.length} orders by card, ${quickBuys.length} quick buys, ${topUps.length} top-ups; ${diary.brokenOff} calls without an answer, ${diary.inFlight} told to wait, ${diary.unavailable} unavailable`,
    );
    const { seconds, open } = await settleDown(shop, sql, SETTLES_WITHIN_MS);
    const left = Object.entries(open).filter(([, count]) => count > 0);
    claims.none(
      left.map(([what, count]) => `${what}: ${count}`),
      `Still open after ${seconds.toFixed(0)} s of making up`,
    );
    if (open.deliveries) await tellWaiting(sql);
    await judge(claims, { shop, sql, diary, people, startBalance: START_BALANCE });
  } finally {
    await sql.end();
  }
};

// An order whose shopper found the cart emptied meanwhile is nobody's: it must expire within the time of the proof.
runProof(prove, { RESERVATION_TTL_S: "60" });
