/**
 * `npm run prove:fork [-- --short --kills 50 --seed 1]`: orders of other channels come in while the server is killed, by turns
 * between the commit of an order and the publication of its event, and in the middle of a delivery. Afterwards every
 * order is in every pipeline exactly once. Ends with 1 when a claim is broken.
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type pg from "pg";
import { backedUp, decimal, exactly, handIn, indexed, type Sent } from "./channel";
import type { Claims } from "./claims";
import { makePeople, type Person } from "./people";
import { randomFrom } from "./random";
import { runProof } from "./run-proof";
import { addressOf, openDatabase, type ProvenShop, type Server } from "./shop";

const CHANNELS = 12;
/** A window that does not come is not waited for longer than this; ms. */
const WINDOW_MS = 3_000;

const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    seed: { type: "string", default: "20261120" },
    short: { type: "boolean", default: false },
  },
});
const [kills, seed] = [Number(values.kills ?? (values.short ? 24 : 50)), Number(values.seed)];
const SETTLES_WITHIN_MS = values.short ? 60_000 : 180_000;

type Fair = { url: string; admin: Person; sent: Sent[]; brokenOff: number; isOver: boolean };

/** One channel that sends order after order, each until it is acknowledged. */
const sell = async (fair: Fair, channel: number, random: () => number): Promise<void> => {
  for (let n = 0; !fair.isOver; n += 1) {
    const sent = { id: `order-${channel}-${n}`, cents: Math.floor(random() * 20_000) };
    for (;;) {
      const answer = await handIn(fair, sent).catch(() => null);
      if (answer?.status === 200) break;
      if (answer && answer.status < 500) throw new Error(`an order was answered ${answer.status}`);
      fair.brokenOff += 1;
      await delay(250);
    }
    fair.sent.push(sent);
    await delay(random() * 120);
  }
};

const OPEN = {
  publish: `
    select (select count(*) from events where fanned_out_at is null)
      + (select count(*) from deliveries where status = 'waiting' and published_at is null) as open`,
  deliver: "select count(*) as open from deliveries where status = 'waiting' and published_at is not null",
};
type Window = keyof typeof OPEN;

const isOpen = async (sql: pg.Pool, window: Window): Promise<boolean> =>
  Number((await sql.query<{ open: string }>(OPEN[window])).rows[0]?.open) > 0;

/** Kills the server in one of the two windows; answers whether it was still open when the server was dead. */
const killIn = async (sql: pg.Pool, window: Window, server: Server): Promise<boolean> => {
  const until = Date.now() + WINDOW_MS;
  while (Date.now() < until && !(await isOpen(sql, window))) await delay(2);
  await server.kill();
  return isOpen(sql, window);
};

const killOften = async (shop: ProvenShop, sql: pg.Pool, first: Server): Promise<Record<Window, number>> => {
  const hit = { publish: 0, deliver: 0 };
  const random = randomFrom(seed);
  let server = first;
  for (let killed = 1; killed <= kills; killed += 1) {
    await delay(200 + random() * 600);
    const window = killed % 2 === 0 ? "publish" : "deliver";
    if (await killIn(sql, window, server)) hit[window] += 1;
    server = await shop.serve(shop.mainPort);
    if (killed % 10 === 0) console.log(`  ${killed} kills`);
  }
  return hit;
};

const post = async (url: string): Promise<void> => {
  const response = await fetch(url, { method: "POST" });
  await response.arrayBuffer();
};

/** Lets the shop's clockwork make up for the crashes, without waiting for the clock; answers what is left open. */
const settle = async (shop: ProvenShop, sql: pg.Pool): Promise<number> => {
  const queue = addressOf(shop, "qstash");
  const until = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    await sql.query(
      "update backup_entries set buffered_at = buffered_at - interval '2 minutes' where backup_id is null",
    );
    for (const name of ["sweep-outbox", "tend-pipelines"])
      await post(`${queue}/standin/schedules/${name}/run`);
    await post(`${queue}/standin/release`);
    await post(`${queue}/standin/drain?delayedMs=1000&timeoutMs=20000`);
    const { rows } = await sql.query<{ open: string }>(`
      select (select count(*) from events where fanned_out_at is null)
        + (select count(*) from deliveries where status = 'waiting')
        + (select count(*) from backup_entries) + (select count(*) from analytics_parked) as open`);
    const open = Number(rows[0]?.open);
    if (open === 0 || Date.now() > until) return open;
    await delay(1_000);
  }
};

const judge = async (claims: Claims, shop: ProvenShop, sql: pg.Pool, fair: Fair): Promise<void> => {
  const all = fair.sent.map(({ id }) => id);
  const large = fair.sent.filter(({ cents }) => cents >= 10_000).map(({ id }) => id);
  const amounts = new Map(fair.sent.map(({ id, cents }) => [id, decimal(cents)]));
  const events = await sql.query<{ id: string }>(
    "select data ->> 'orderId' as id from events where type = 'external-order.received'",
  );
  exactly(
    claims,
    "The log",
    events.rows.map(({ id }) => id),
    all,
  );
  const rows = await sql.query<{ id: string; amount: string }>(
    "select substr(date_order_id, 27) as id, payment_amount as amount from external_orders where customer_id = 'c1'",
  );
  exactly(
    claims,
    "Rows",
    rows.rows.map(({ id }) => id),
    all,
  );
  claims.none(
    rows.rows.filter(({ id, amount }) => amounts.get(id) !== amount).map(({ id }) => id),
    "Rows with another amount than was sent",
  );
  exactly(claims, "Backups", await backedUp(fair), all);
  exactly(claims, "The index of orders of 100 and more", await indexed(shop), large);
  const dead = await sql.query("select id from dead_letters where resolved_at is null");
  claims.claim(dead.rows.length === 0, "Dead letters", dead.rows.length);
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const sql = openDatabase(shop);
  try {
    const server = await shop.serve(shop.mainPort);
    const secret = shop.variables.NEXTAUTH_SECRET ?? "";
    const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
    if (!admin) throw new Error("There is no admin.");
    const url = shop.variables.APP_URL ?? "";
    const fair: Fair = { url, admin, sent: [], brokenOff: 0, isOver: false };
    const selling = Array.from({ length: CHANNELS }, (_, n) => sell(fair, n, randomFrom(seed + n + 1)));
    const hit = await killOften(shop, sql, server).finally(() => {
      fair.isOver = true;
    });
    await Promise.all(selling);
    console.log(`  ${fair.sent.length} orders acknowledged, ${fair.brokenOff} calls without an answer`);
    claims.claim(hit.publish > 0, "Kills between commit and publication", hit.publish);
    claims.claim(hit.deliver > 0, "Kills in the middle of a delivery", hit.deliver);
    const open = await settle(shop, sql);
    claims.claim(open === 0, "Still open afterwards", open);
    await judge(claims, shop, sql, fair);
  } finally {
    await sql.end();
  }
};

console.log(`Seed ${seed}, ${kills} kills`);
runProof(prove);
