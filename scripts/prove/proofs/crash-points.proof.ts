import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, expect, inject, test, vi } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { resumePurchases } from "@/lib/checkout/buy-now";
import { runJob } from "@/lib/jobs/run-job";
import { requireEnv } from "@/lib/kernel/env";
import { executeRefund } from "@/lib/orders/execute-refund";
import { expireOrders } from "@/lib/orders/expire-orders";
import { findOrderRow } from "@/lib/orders/queries";
import { reconcile } from "@/lib/orders/reconcile";
import { takeInPaymentEvent } from "@/lib/orders/take-in-payment-event";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { world } from "@/testing/fake-payments";
import { expectInvariants, expectMoneyMatches, PRODUCTS, prepareShop, resetShop } from "@/testing/shop-model";
import { coverage, liveUntil } from "../crash-points";
import { mailbox } from "../fake-mail";
import { queue } from "../fake-queue";
import { MUTANTS } from "../mutants";
import { context, DAYS, type Told } from "../working-days";

vi.mock("@/lib/services/mail", async (original) => ({
  ...(await original<typeof import("@/lib/services/mail")>()),
  sendMail: (await import("../fake-mail")).sendMail,
}));
vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));
// The queue acknowledges; what it would deliver is delivered below, by the same door that the queue knocks at.
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: (await import("../fake-queue")).publishMessages,
}));

type Dispatch = typeof import("@/lib/events/dispatch");
let dispatch: Dispatch;
let lives = 0;
/** Loads what remembers a run anew: a process that starts again knows nothing of what its predecessor was in. */
const startProcess = async (): Promise<void> => {
  lives += 1;
  dispatch = (await import(/* @vite-ignore */ `../../../lib/events/dispatch.ts?life=${lives}`)) as Dispatch;
};

useDatabase();
const KILLS = Number(process.env.PROVE_KILLS ?? 500);
const MINUTE = 60_000;

/** As many as the most patient job has, and one more for what was postponed at its last. */
const ROUNDS = 7;

const send = () => dispatch.dispatchOutbox(database());

const deliverAll = async (laterMs = 0): Promise<void> => {
  await dispatch.sweepOutbox(database());
  for (let retried = 0; retried < ROUNDS; retried += 1) {
    await send();
    const { rows } = await database().execute<{ id: string; subscription: string }>(
      sql`select id, subscription from deliveries where status = 'waiting' order by id`,
    );
    if (rows.length === 0) return;
    for (const { id, subscription } of rows) {
      const body = JSON.stringify({ deliveryId: id });
      await runJob(context(laterMs, "system:queue"), { name: subscription, body, retried });
    }
  }
};

/**
 * The connections of the dead go with it; what their transactions had not committed was never there. Idle ones hold nothing,
 * and those of the stand-in that takes statements over HTTP are not of the process that died.
 */
const dropConnections = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: inject("platform").postgresUrl });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and state <> 'idle'",
    [new URL(requireEnv("DATABASE_URL")).pathname.slice(1)],
  );
  await client.end();
  await Promise.race([closeDatabase(), new Promise((resolve) => setTimeout(resolve, 200))]);
};

/** What the schedules do in the minutes after a restart. */
const recover = async (): Promise<void> => {
  // The bank speaks in the end, whether or not anybody of ours is there to hear it.
  for (const { id, status } of world.intents()) if (status === "processing") world.finish(id, true);
  for (const event of world.events()) await takeInPaymentEvent(context(0, "system:stripe"), event);
  await resumePurchases(context(MINUTE, "system:resume"));
  await expireOrders(context(32 * MINUTE, "system:expiry"));
  await reconcile(context(40 * MINUTE, "system:reconciler"), { everything: true });
  await database().execute(
    sql`update events set occurred_at = occurred_at - interval '1 minute' where fanned_out_at is null`,
  );
  await dispatch.sweepOutbox(database());
  await deliverAll(40 * MINUTE);
  const { rows } = await database().execute<{ id: string }>(
    sql`select id from refunds where status = 'pending'`,
  );
  for (const { id } of rows) await executeRefund(context(40 * MINUTE, "system:refund-execution"), id);
  await deliverAll(40 * MINUTE);
};

const expectKept = async (told: Told): Promise<void> => {
  for (const [id, status] of told)
    expect([id, (await findOrderRow(database(), id))?.status]).toEqual([id, status]);
};

/** Nothing is left open anywhere. */
const expectSettled = async (): Promise<void> => {
  const { rows } = await database().execute<{ what: string; count: number }>(sql`
    select what, count from (
      select 'waiting deliveries' as what, count(*)::int from deliveries where status not in ('done', 'filtered') and event_id <> 'evt_poison'
      union all select 'events without deliveries', count(*)::int from events where fanned_out_at is null
      union all select 'half done purchases', count(*)::int from purchases where state in ('running', 'compensating')
      union all select 'open orders', count(*)::int from orders where status = 'pending_payment'
      union all select 'reserved units', coalesce(sum(reserved), 0)::int from product_stock
      union all select 'sold units not counted', (
        (select coalesce(sum(l.quantity - l.refunded_quantity), 0) from order_lines l join orders o on o.id = l.order_id
          where o.status in ('paid', 'fulfilled', 'delivered')) - (select coalesce(sum(quantity), 0) from sold_lines))::int
    ) as open(what, count) where count <> 0`);
  expect(rows).toEqual([]);
};

const empty = async (): Promise<void> => {
  await resetShop(database());
  await database().execute(sql`delete from sold_lines`);
  await database().execute(sql`delete from product_sold`);
  await database().execute(sql`delete from dead_letters`);
  await database().execute(sql`
    insert into promotion_codes (id, code, benefit, conditions, created_at)
    values ('prm_free', 'FREE', '{"rule":"percent","args":{"percent":100}}', '[]', now())`);
  mailbox.away = false;
  queue.away = false;
};

const runOnce = async (
  day: (typeof DAYS)[number],
  dieAt: number,
): Promise<{ passed: string[]; died: boolean }> => {
  await empty();
  const told: Told = new Map();
  const life = await liveUntil(dieAt, () => day.work({ told, send, deliver: deliverAll }));
  if (life.died) await dropConnections();
  await startProcess();
  mailbox.away = false;
  queue.away = false;
  await recover();
  await expectInvariants(database());
  await expectMoneyMatches(database());
  await expectKept(told);
  await expectSettled();
  return life;
};

/** Where a planted defect is looked for: a kill elsewhere tells nothing of it. */
const DEFECT_IN = MUTANTS.find(({ name }) => name === process.env.MUTANT)?.file;

/** The places in a day's row of points at which it may be killed. */
const deathsIn = (passed: string[]): number[] =>
  passed.flatMap((point, at) => (!DEFECT_IN || point.includes(`${DEFECT_IN} #`) ? [at + 1] : []));

/** Kills a day `kills` times, spread evenly over these places. */
const killDay = async (day: (typeof DAYS)[number], deaths: number[], kills: number): Promise<number> => {
  let died = 0;
  for (let n = 0; n < Math.min(kills, deaths.length); n += 1) {
    const dieAt = deaths[Math.floor((n * deaths.length) / Math.min(kills, deaths.length))] ?? 0;
    const life = await runOnce(day, dieAt).catch((error: unknown) => {
      const where = `killed at point ${dieAt} of "${day.name}" (${coverage().died.at(-1)})`;
      throw new Error(where, { cause: error });
    });
    died += life.died ? 1 : 0;
  }
  return died;
};

beforeAll(async () => {
  await addProducts(
    database(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(database());
  await startProcess();
});

test("killed at every point of checkout, quick buy, dispatch and delivery, the shop loses nothing and repeats nothing", async () => {
  const days: { day: (typeof DAYS)[number]; deaths: number[] }[] = [];
  for (const day of DAYS) days.push({ day, deaths: deathsIn((await runOnce(day, 0)).passed) });
  const all = days.reduce((sum, { deaths }) => sum + deaths.length, 0);
  let kills = 0;
  for (const { day, deaths } of days)
    kills += await killDay(day, deaths, Math.ceil((KILLS * deaths.length) / all));
  const { found, visited, died } = coverage();
  const missed = found.filter((point) => !visited.includes(point));
  process.stdout.write(
    `${found.length} points found, ${visited.length} visited, ${kills} kills at ${died.length} of them\n${missed.map((point) => `  not visited: ${point}\n`).join("")}`,
  );
  expect(visited.length / found.length).toBeGreaterThanOrEqual(0.95);
  expect(kills).toBeGreaterThanOrEqual(Math.min(KILLS, all) * 0.98);
});
