import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { addressOf, type ProvenShop } from "./shop";

/** What by the clock makes up for a crash; run here without waiting for the minute. */
const SCHEDULES = [
  "sweep-outbox",
  "sweep-kv-outbox",
  "resume-purchases",
  "expire-orders",
  "reconcile-payments",
];

const OPEN = `
  select
    (select count(*)::int from purchases where state in ('running', 'compensating')) as purchases,
    (select count(*)::int from orders where status = 'pending_payment') as orders,
    (select count(*)::int from top_ups where status = 'pending' and payment_intent_id is not null) as "topUps",
    (select count(*)::int from events where fanned_out_at is null) as events,
    (select count(*)::int from deliveries where status = 'waiting' and subscription <> 'payment-watch') as deliveries`;

const post = async (url: string): Promise<void> => {
  const response = await fetch(url, { method: "POST" });
  await response.arrayBuffer();
};

/** Lets the shop's own clockwork finish what crashes left behind; answers what is still open after that time. */
export const settleDown = async (
  shop: ProvenShop,
  sql: pg.Pool,
  withinMs: number,
): Promise<{ seconds: number; open: Record<string, number> }> => {
  const queue = addressOf(shop, "qstash");
  const began = Date.now();
  for (;;) {
    for (const name of SCHEDULES) await post(`${queue}/standin/schedules/${name}/run`);
    await post(`${queue}/standin/release`);
    await post(`${queue}/standin/drain?delayedMs=1000&timeoutMs=20000`);
    await post(`${addressOf(shop, "stripe")}/standin/drain?timeoutMs=20000`);
    const { rows } = await sql.query<Record<string, number>>(OPEN);
    const open = rows[0] ?? {};
    const isQuiet = Object.values(open).every((count) => count === 0);
    if (isQuiet || Date.now() - began > withinMs) return { seconds: (Date.now() - began) / 1000, open };
    await delay(2_000);
  }
};
