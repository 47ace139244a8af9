/**
 * `npm run prove:kill [-- --short --kills 50 --seed 1]`: shoppers, some of them guests, order, buy and top up while the server is
 * killed at random moments and started again; afterwards nothing may be lost, doubled or stuck. Ends with 1 when a claim
 * is broken.
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Claims, tally } from "./claims";
import { Diary } from "./diary";
import { judge } from "./judge";
import { makeGuests } from "./people";
import { randomFrom } from "./random";
import { runProof } from "./run-proof";
import { settleDown } from "./settle-down";
import { openDatabase, type ProvenShop } from "./shop";
import { Shopper, type Town } from "./shopper";
import { populate, START_BALANCE } from "./town";

/** Many, because whoever was cut off waits a minute until its key is free again, and others shall go on meanwhile. */
const SHOPPERS = 32;
const GUESTS = 12;
const SETTLES_WITHIN_MS = 120_000;
/** A server lives this long before it is killed; ms. */
const LIFE = { least: 100, most: 2_200 };

const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    short: { type: "boolean", default: false },
    seed: { type: "string", default: "20261120" },
  },
});
const [kills, seed] = [Number(values.kills ?? (values.short ? 10 : 50)), Number(values.seed)];

/** Kills the server as often as asked; a new one answers when this is over. */
const killOften = async (
  shop: ProvenShop,
  server: { kill(): Promise<void> },
  diary: Diary,
): Promise<void> => {
  const random = randomFrom(seed);
  let current = server;
  for (let killed = 1; killed <= kills; killed += 1) {
    await delay(LIFE.least + random() * (LIFE.most - LIFE.least));
    await current.kill();
    current = await shop.serve(shop.mainPort);
    if (killed % 10 === 0) {
      const sold = diary.cardOrders.length + diary.quickBuys.length;
      console.log(`  ${killed} kills: ${sold} orders promised, ${diary.brokenOff} calls without an answer`);
    }
  }
};

const report = (diary: Diary): void => {
  const { cardOrders, quickBuys, topUps } = diary;
  const byGuests = cardOrders.filter(({ userId }) => userId === null).length;
  console.log(
    `  ${cardOrders.length} orders by card (${byGuests} of guests), ${quickBuys.length} quick buys, ${topUps.length} top-ups`,
  );
  console.log(
    `  ${diary.brokenOff} calls without an answer, ${diary.inFlight} told to wait, ${diary.unavailable} unavailable; refused: ${tally(diary.refusals)}`,
  );
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const sql = openDatabase(shop);
  try {
    const server = await shop.serve(shop.mainPort);
    const { url, products, people } = await populate(shop, sql, SHOPPERS);
    const guests = makeGuests(GUESTS);
    const diary = new Diary();
    const town: Town = { url, platform: shop.platform, products, diary, calmSince: Number.POSITIVE_INFINITY };
    const lives = [...people, ...guests].map((one, n) =>
      new Shopper(town, one, randomFrom(seed + n + 1)).live(),
    );
    await killOften(shop, server, diary).finally(() => {
      town.calmSince = Date.now();
    });
    await Promise.all(lives);
    report(diary);
    console.log(`  errors that the servers logged: ${tally(shop.loggedErrors())}`);
    const { seconds, open } = await settleDown(shop, sql, SETTLES_WITHIN_MS);
    const left = Object.entries(open).filter(([, count]) => count > 0);
    claims.none(
      left.map(([what, count]) => `${what}: ${count}`),
      `Still open after ${seconds.toFixed(0)} s of making up`,
    );
    await judge(claims, { shop, sql, diary, people, guests, startBalance: START_BALANCE });
  } finally {
    await sql.end();
  }
};

console.log(`Seed ${seed}, ${kills} kills`);
runProof(prove);
