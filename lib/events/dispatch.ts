import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { UnavailableError } from "@/lib/kernel/errors";
import { log } from "@/lib/kernel/log";
import { spanOf } from "@/lib/kernel/queue-pace";
import { publishMessages, type QueueMessage } from "@/lib/services/queue";
import { BATCH, type Due, fanOut } from "./fan-out";
import { findTurnedAway, turnedAwayOf } from "./filters";
import { SUBSCRIPTIONS, type Subscription } from "./subscriptions";

/** What is older than this was left behind by a crash and is the sweeper's. */
const SWEEP_AFTER_S = 20;
/** What the tries of a message may take themselves, besides the waits between them. */
const TRIES_TAKE_S = 30;
/** Each publication is waited for twice as long as the one before, up to so many times: a long line is not made longer. */
const MOST_PATIENCE = 16;
/** Of one sweep, so that it ends before its own message does. */
const SWEPT_AT_ONCE = 1000;
const SWEEPS = 10;

const messageOf = ({ id, subscription, attempt, request_id }: Due): QueueMessage => {
  const { retries, timeout, delay }: Subscription = SUBSCRIPTIONS[subscription];
  return {
    path: `/api/jobs/${subscription}`,
    body: { deliveryId: id },
    deduplicationId: `${id}.${attempt}`,
    retries,
    timeout,
    delay: attempt === 1 ? delay : undefined,
    requestId: request_id,
  };
};

/** Notes what has become of deliveries: the queue has taken them, or their subscription's filter has turned them away. */
const noteSettled = async (db: Database, taken: string[], turnedAway: string[]): Promise<void> => {
  if (taken.length + turnedAway.length === 0) return;
  await db.execute(sql`
    update deliveries set
      published_at = case when is_taken then now() else published_at end,
      status = case when is_taken then status else 'filtered' end,
      done_at = case when is_taken then done_at else now() end,
      last_error = case when is_taken then last_error end
    from (
      select id, true as is_taken from unnest(${sql.param(taken)}::text[]) as t(id)
      union all select id, false from unnest(${sql.param(turnedAway)}::text[]) as f(id)
    ) as settled
    where deliveries.id = settled.id and status = 'waiting'`);
};

const batchesOf = function* (due: Due[]): Generator<Due[]> {
  for (let start = 0; start < due.length; start += BATCH) yield due.slice(start, start + BATCH);
};

/** Publishes one batch and notes that the queue has it; what cannot be published waits for the sweeper. */
const publishBatch = async (db: Database, batch: Due[], turnedAway: Set<string>): Promise<void> => {
  const passed = batch.filter(({ id }) => !turnedAway.has(id));
  let taken: string[] = [];
  try {
    await publishMessages(passed.map(messageOf));
    taken = passed.map(({ id }) => id);
  } finally {
    const gone = batch.filter(({ id }) => turnedAway.has(id));
    await noteSettled(
      db,
      taken,
      gone.map(({ id }) => id),
    );
  }
};

/** Publishes deliveries that pass their subscription's filter. */
export const publishDeliveries = async (db: Database, due: Due[]): Promise<void> => {
  for (const batch of batchesOf(due)) {
    const turnedAway = await findTurnedAway(
      db,
      batch.map(({ id }) => id),
    );
    await publishBatch(db, batch, turnedAway);
  }
};

const drain = async (db: Database, olderThanS: number): Promise<number> => {
  let dispatched = 0;
  for (;;) {
    const { events, due } = await fanOut(db, olderThanS);
    const turnedAway = turnedAwayOf(due.filter(({ isJudged }) => isJudged));
    for (const batch of batchesOf(due)) await publishBatch(db, batch, turnedAway);
    dispatched += events;
    if (events < BATCH) return dispatched;
  }
};

let running: Promise<void> | undefined;
let again = false;
/** The queue was away at the last try, and deliveries that it should have wait. */
let isBehind = false;

/**
 * Sends what the outbox holds. Called after a response; calls that come while one runs share the next run. A queue that
 * is away loses nothing: the rows stay, and the first call that gets through to it sends them along, or the sweeper does.
 */
export const dispatchOutbox = (db: Database): Promise<void> => {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    try {
      do {
        again = false;
        await drain(db, 0);
      } while (again);
      if (isBehind) await publishLeftBehind(db, 0);
      isBehind = false;
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      isBehind = true;
      log.warn({ service: error.service }, "events wait for the sweeper");
    } finally {
      running = undefined;
    }
  })();
  return running;
};

/**
 * Seconds after its publication at which a delivery's message has had its last try. One that still waits then met a shop
 * that could not write down what came of it.
 */
const usedUpAfter = (): Record<string, number> =>
  Object.fromEntries(
    Object.entries(SUBSCRIPTIONS).map(([name, { retries, delay = 0 }]: [string, Subscription]) => [
      name,
      delay + spanOf(retries) + TRIES_TAKE_S,
    ]),
  );

const takeLeftBehind = async (db: Database, olderThanS: number): Promise<Due[]> => {
  const { rows } = await db.execute<Due>(sql`
    update deliveries set attempt = attempt + (case when published_at is null then 0 else 1 end), published_at = null
    from events
    where events.id = deliveries.event_id and deliveries.id in (
      select id from deliveries
      where status = 'waiting' and (
        (published_at is null and created_at <= now() - make_interval(secs => ${olderThanS}))
        or published_at < now() - least(power(2, attempt - 1), ${MOST_PATIENCE}) * make_interval(
          secs => (${sql.param(JSON.stringify(usedUpAfter()))}::jsonb ->> subscription)::float))
      order by created_at limit ${SWEPT_AT_ONCE} for update skip locked)
    returning deliveries.id, deliveries.subscription, deliveries.attempt, events.request_id`);
  return rows;
};

/** Publishes what waits without a message; the same again is the same message to the queue. */
const publishLeftBehind = async (db: Database, olderThanS: number): Promise<number> => {
  let published = 0;
  for (let sweep = 0; sweep < SWEEPS && published === sweep * SWEPT_AT_ONCE; sweep += 1) {
    const left = await takeLeftBehind(db, olderThanS);
    await publishDeliveries(db, left);
    published += left.length;
  }
  return published;
};

/** Dispatches what a crash or an outage left behind; run by a schedule every minute. */
export const sweepOutbox = async (db: Database): Promise<{ events: number; deliveries: number }> => {
  const events = await drain(db, SWEEP_AFTER_S);
  return { events, deliveries: await publishLeftBehind(db, SWEEP_AFTER_S) };
};
