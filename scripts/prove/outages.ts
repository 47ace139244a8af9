/**
 * `npm run prove:outages [-- --short --seed 1]`: shoppers order, buy and top up while one service after the other goes
 * down, is slow, answers twice, and comes back; Postgres twenty times, ended as a crash would. Ends with 1 when a claim is
 * broken.
 */
import { parseArgs } from "node:util";
import type pg from "pg";
import { backedUp, exactly, flushPipelines, indexed } from "./channel";
import type { Claims } from "./claims";
import { Diary } from "./diary";
import { judge } from "./judge";
import { loseKv } from "./outages/kv";
import { losePostgres } from "./outages/postgres";
import { drained, proveBacklog } from "./outages/queue";
import { troubleOne } from "./outages/services";
import { faults, PAGES, type Stage } from "./outages/stage";
import { Probe } from "./probe";
import { randomFrom } from "./random";
import { runProof } from "./run-proof";
import { settleDown } from "./settle-down";
import { openDatabase, type ProvenShop } from "./shop";
import { Shopper, type Town } from "./shopper";
import { populate, START_BALANCE } from "./town";

const SHOPPERS = 12;
const SETTLES_WITHIN_MS = 120_000;
/** In cents; the index holds no smaller orders. */
const LARGE = 10_000;

const { values } = parseArgs({
  options: { seed: { type: "string", default: "20261120" }, short: { type: "boolean", default: false } },
});
const seed = Number(values.seed);
const { phaseMs, stops, backlog } = values.short
  ? { phaseMs: 2_500, stops: 3, backlog: 100 }
  : { phaseMs: 5_000, stops: 20, backlog: 1_000 };

/** All troubles, one after the other; mail is away from the first of them to its own turn. */
const runTroubles = async (stage: Stage, secret: string): Promise<void> => {
  const { begin, end } = faults(stage.shop);
  await new Probe(stage.url, PAGES).runFor(2_000);
  const mailLeft = Date.now();
  await begin({ service: "mail", stop: true });
  await loseKv(stage, secret);
  for (const service of ["algolia", "qstash", "stripe", "blob"]) await troubleOne(stage, service);
  await proveBacklog(stage, backlog);
  await end("mail");
  console.log(`  mail was away for ${Math.round((Date.now() - mailLeft) / 1000)} s`);
  await troubleOne(stage, "mail");
  await losePostgres(stage, stops);
};

/** What a person would look for first when deliveries stay open. */
const tellWaiting = async (sql: pg.Pool): Promise<void> => {
  const { rows } = await sql.query<{ what: string; count: number }>(`
    select format('%s, attempt %s, %s tries, published %s: %s', subscription, attempt, tries,
      published_at is not null, coalesce(left(last_error, 60), 'no error')) as what, count(*)::int
    from deliveries where status = 'waiting' and subscription <> 'payment-watch' group by 1 order by 2 desc limit 10`);
  for (const { what, count } of rows) console.log(`    ${count} × ${what}`);
};

const claimDrained = async ({ claims, sql }: Stage): Promise<void> => {
  const { events, settled, isAll, seconds } = await drained(sql, "%");
  claims.claim(
    isAll,
    "Of all that was told, heard by all within two minutes of the last return",
    `${settled} of ${events} after ${seconds} s`,
  );
  if (!isAll) await tellWaiting(sql);
  const { rows } = await sql.query<{ subscription: string; last_error: string }>(
    "select subscription, last_error from dead_letters",
  );
  claims.none(
    rows.map(({ subscription, last_error }) => `${subscription}: ${last_error}`),
    "Dead letters",
  );
};

/** What other channels were told was taken in stands once in the rows, the backups and the index. */
const judgeChannel = async ({ shop, claims, sql, sent, ...office }: Stage): Promise<void> => {
  const all = sent.map(({ id }) => id);
  const large = sent.filter(({ cents }) => cents >= LARGE).map(({ id }) => id);
  const held = await flushPipelines(shop, sql);
  claims.claim(held === 0, "Held back by the pipelines in the end", held);
  const { rows } = await sql.query<{ id: string }>(
    "select substr(date_order_id, 27) as id from external_orders where customer_id = 'c1'",
  );
  exactly(
    claims,
    "Orders of other channels",
    rows.map(({ id }) => id),
    all,
  );
  exactly(claims, "Their backups", await backedUp(office), all);
  const found = (await indexed(shop)).filter((id) => !id.startsWith("ord_"));
  exactly(claims, "Those of 100 and more in the index", found, large);
};

const settle = async (stage: Stage): Promise<void> => {
  const { seconds, open } = await settleDown(stage.shop, stage.sql, SETTLES_WITHIN_MS);
  const left = Object.entries(open).filter(([, count]) => count > 0);
  stage.claims.none(
    left.map(([what, count]) => `${what}: ${count}`),
    `Still open after ${seconds.toFixed(0)} s of making up`,
  );
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const sql = openDatabase(shop);
  try {
    await shop.serve(shop.mainPort);
    const { url, admin, products, people } = await populate(shop, sql, SHOPPERS);
    const diary = new Diary();
    const town: Town = { url, platform: shop.platform, products, diary, calmSince: Number.POSITIVE_INFINITY };
    const lives = people.map((person, n) => new Shopper(town, person, randomFrom(seed + n + 1)).live());
    const random = randomFrom(seed);
    const stage: Stage = { shop, sql, claims, url, admin, diary, products, random, sent: [], phaseMs };
    try {
      await runTroubles(stage, shop.variables.NEXTAUTH_SECRET ?? "");
    } finally {
      town.calmSince = Date.now();
    }
    await claimDrained(stage);
    await Promise.all(lives);
    const { cardOrders, quickBuys, topUps } = diary;
    console.log(
      `  ${cardOrders.length} orders by card, ${quickBuys.length} quick buys, ${topUps.length} top-ups, ${stage.sent.length} orders of other channels; ${diary.brokenOff} calls without an answer, ${diary.inFlight} told to wait, ${diary.unavailable} unavailable`,
    );
    await settle(stage);
    await judgeChannel(stage);
    await judge(claims, { shop, sql, diary, people, startBalance: START_BALANCE });
  } finally {
    await sql.end();
  }
};

console.log(`Seed ${seed}, Postgres stopped ${stops} times`);
// An order whose shopper found the cart emptied meanwhile is nobody's: it must expire within the time of the proof.
runProof(prove, { RESERVATION_TTL_S: "60" });
