import { count, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deadLetters } from "@/db/schema/events";
import { SUBSCRIPTIONS } from "./subscriptions";

export type Trouble = {
  /** Dead letters that nobody has dealt with. */
  deadLetters: number;
  /** Events and deliveries that have waited longer than they should, and for how many seconds the oldest has. */
  stalled: number;
  oldestS: number;
};

const delays = JSON.stringify(
  Object.fromEntries(
    Object.entries(SUBSCRIPTIONS).map(([name, entry]) => [name, "delay" in entry ? entry.delay : 0]),
  ),
);

/**
 * What does not heal by itself, or not fast enough. A delivery waits from when it was due: a timer from the end of its
 * delay, one that was redriven from then on.
 */
export const readTrouble = async (db: Database, stalledAfterS: number): Promise<Trouble> => {
  const [[letters], waiting] = await Promise.all([
    db.select({ count: count() }).from(deadLetters).where(isNull(deadLetters.resolvedAt)),
    db.execute<{ stalled: number; oldest_s: number }>(sql`
      with candidates as (
        select id, created_at + make_interval(
          secs => coalesce((${delays}::jsonb ->> subscription)::float, 0)) as due_at
        from deliveries
        where status = 'waiting' and created_at < now() - make_interval(secs => ${stalledAfterS})
      ), waits as (
        select greatest(due_at, (
          select max(resolved_at) from dead_letters
          where delivery_id = candidates.id and resolution = 'redriven')) as since
        from candidates
        union all
        select occurred_at from events where fanned_out_at is null
      )
      select count(*)::int as stalled, coalesce(extract(epoch from now() - min(since)), 0)::int as oldest_s
      from waits where since < now() - make_interval(secs => ${stalledAfterS})`),
  ]);
  const [row] = waiting.rows;
  return { deadLetters: letters?.count ?? 0, stalled: row?.stalled ?? 0, oldestS: row?.oldest_s ?? 0 };
};
