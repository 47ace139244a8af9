import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { faults, type Stage, sell } from "./stage";

/** By the shop's own clock: no schedule is run and no message made due by hand. */
const DRAINS_WITHIN_MS = 120_000;

type Count = { events: number; settled: number };

/** Events of that time and kind, and those of them that everybody has heard who hears them. */
const SETTLED = `
  with told as (
    select id, fanned_out_at from events where occurred_at <= $1 and aggregate_id like $2)
  select count(*)::int as events, count(*) filter (where fanned_out_at is not null and not exists (
    select from deliveries d where d.event_id = told.id and d.status = 'waiting' and d.subscription <> 'payment-watch'
  ))::int as settled from told`;

/** Waits until everybody has heard what was told up to now; answers how much of it was heard and after how long. */
export const drained = async (
  sql: pg.Pool,
  aggregates: string,
): Promise<Count & { isAll: boolean; seconds: number }> => {
  const began = Date.now();
  const upTo = new Date(began);
  for (;;) {
    const { rows } = await sql.query<Count>(SETTLED, [upTo, aggregates]);
    const { events = 0, settled = 0 } = rows[0] ?? {};
    const ms = Date.now() - began;
    if (settled === events || ms > DRAINS_WITHIN_MS)
      return { events, settled, isAll: settled === events, seconds: Math.round(ms / 1000) };
    await delay(500);
  }
};

/** Orders go on while the queue is away, and all of them are heard soon after it is back. */
export const proveBacklog = async (stage: Stage, count: number): Promise<void> => {
  const { begin, end } = faults(stage.shop);
  await begin({ service: "qstash", stop: true });
  await sell(stage, "backlog", count);
  await end("qstash");
  const { events, settled, isAll, seconds } = await drained(stage.sql, "external:backlog-%");
  stage.claims.claim(
    isAll && events === count,
    `Of ${count} orders taken in while the queue was down, heard by all within two minutes of its return`,
    `${settled} of ${events} after ${seconds} s`,
  );
};
