/**
 * `npm run bench:events`: orders of another channel, from the door through checkout, backup and analytics pipelines, in
 * events a second and in the lag of each pipeline; against a bare insert of the same events by hand as the ceiling.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { createId } from "@/lib/kernel/ids";
import { call } from "@/scripts/prove/calls";
import { makePeople, type Person } from "@/scripts/prove/people";
import { type Started, startShop } from "./shop";

const CONNECTIONS = 8;
const ORDERS = 2_000;
const WARM_UP = 200;
const BARE = 10_000;
const SETTLED_WITHIN_MS = 180_000;

const perSecond = (count: number, began: number): number => count / ((performance.now() - began) / 1000);

/** Works through `count` pieces, eight at a time. */
const eightAtATime = async (count: number, work: (n: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
};

const orderOf = (id: string, n: number) => ({
  id,
  date: "2026-03-01T10:20:30+01:00",
  status: "confirmed",
  customer: { id: n % 100, name: "Mina Vos", email: "mina@example.com" },
  payment: { id: n, amount: `${n % 200}.50`, currency: "usd", method: "credit", "card-cvv": "123" },
  shipping: { id: 1, time: 2, unit: "days", method: "courier" },
  items: [{ id: 1, product: 1, name: "Rain jacket", quantity: 2, price: "10.00", subtotal: "20.00" }],
});

const insertBare = async (sql: pg.Pool, count: number): Promise<number> => {
  await sql.query("create table if not exists bench_events (like events including all)");
  const began = performance.now();
  await eightAtATime(count, async (n) => {
    const id = createId("evt");
    await sql.query(
      `insert into bench_events (id, type, aggregate_id, occurred_at, actor, request_id, attributes, data)
       values ($1, 'external-order.received', $1, now(), 'bench', 'bench', $2, $3)`,
      [id, { amount: "1.50", currency: "usd" }, orderOf(id, n)],
    );
  });
  return perSecond(count, began);
};

const waitUntilSettled = async (sql: pg.Pool, prefix: string, count: number): Promise<void> => {
  const until = Date.now() + SETTLED_WITHIN_MS;
  while (Date.now() < until) {
    const { rows } = await sql.query<{ settled: number }>(
      `select count(*)::int as settled from deliveries d join events e on e.id = d.event_id
       where e.aggregate_id like $1 and d.subscription like '%-pipeline' and d.status in ('done', 'filtered')`,
      [`external:${prefix}%`],
    );
    if (rows[0]?.settled === 3 * count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Not every event was through in time.");
};

type Measured = { door: number; fork: number };

const sendOrders = async (
  shop: Started,
  sql: pg.Pool,
  admin: Person,
  prefix: string,
  count: number,
): Promise<Measured> => {
  const began = performance.now();
  await eightAtATime(count, async (n) => {
    const { status } = await call(`${shop.platform.app.url}/api/checkout`, {
      headers: admin.headers,
      body: orderOf(`${prefix}-${n}`, n),
    });
    if (status !== 200) throw new Error(`An order was answered with ${status}.`);
  });
  const door = perSecond(count, began);
  await waitUntilSettled(sql, prefix, count);
  return { door, fork: perSecond(count, began) };
};

const readLags = async (sql: pg.Pool, prefix: string) => {
  const { rows } = await sql.query<{ subscription: string; p50: number; p99: number; n: number }>(
    `select d.subscription, count(*)::int as n,
       percentile_cont(0.5) within group (order by extract(epoch from d.done_at - e.occurred_at) * 1000) as p50,
       percentile_cont(0.99) within group (order by extract(epoch from d.done_at - e.occurred_at) * 1000) as p99
     from deliveries d join events e on e.id = d.event_id
     where e.aggregate_id like $1 and d.subscription like '%-pipeline' and d.status = 'done'
     group by d.subscription order by d.subscription`,
    [`external:${prefix}%`],
  );
  return rows;
};

/** One order every now and then, so that nothing waits behind anything else. */
const sendCalmly = async (shop: Started, sql: pg.Pool, admin: Person): Promise<void> => {
  for (let n = 0; n < 100; n += 1) {
    await call(`${shop.platform.app.url}/api/checkout`, {
      headers: admin.headers,
      body: orderOf(`calm-${n}`, n),
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await waitUntilSettled(sql, "calm", 100);
};

const report = (bare: number, { door, fork }: Measured): void => {
  const share = (value: number) => `${((value / bare) * 100).toFixed(1)} %`;
  console.log("\nevents a second              rate   of the bare insert");
  console.log(`bare insert by hand      ${bare.toFixed(0).padStart(8)}`);
  console.log(`taken in at the door     ${door.toFixed(0).padStart(8)}   ${share(door).padStart(12)}`);
  console.log(`through the whole fork   ${fork.toFixed(0).padStart(8)}   ${share(fork).padStart(12)}`);
};

const reportLags = (title: string, lags: Awaited<ReturnType<typeof readLags>>): void => {
  console.log(`\n${title.padEnd(28)} p50      p99   events`);
  for (const { subscription, p50, p99, n } of lags) {
    const [half, most] = [p50, p99].map((ms) => `${Math.round(ms)} ms`.padStart(8));
    console.log(`${subscription.padEnd(22)} ${half} ${most} ${String(n).padStart(8)}`);
  }
};

const main = async (): Promise<void> => {
  const shop = await startShop();
  try {
    const saved = readFileSync(join(shop.dataDir, "environment.json"), "utf8");
    const { NEXTAUTH_SECRET: secret = "" } = JSON.parse(saved) as Record<string, string>;
    const sql = new pg.Pool({ connectionString: shop.platform.postgres.url, max: CONNECTIONS });
    const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
    if (!admin) throw new Error("There is no admin.");
    await sendOrders(shop, sql, admin, "warm", WARM_UP);
    await sendCalmly(shop, sql, admin);
    const measured = await sendOrders(shop, sql, admin, "rush", ORDERS);
    const bare = await insertBare(sql, BARE);
    report(bare, measured);
    reportLags("lag in calm", await readLags(sql, "calm"));
    reportLags("lag in the rush", await readLags(sql, "rush"));
    await sql.end();
  } finally {
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
