import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Judged } from "./filters";
import { FILTERED_BY_DEFAULT, SUBSCRIBED, type SubscriptionName } from "./subscriptions";

/** Below the queue's limit of messages in one batch. */
export const BATCH = 100;

/** A delivery that is to be published. */
export type Due = {
  id: string;
  subscription: SubscriptionName;
  attempt: number;
  request_id: string;
  [key: string]: unknown;
};

/** With what its subscription's filter sees of the event, where it has one. */
type FannedOut = Due & Omit<Judged, "id" | "subscription"> & { isJudged: boolean };

/** Turns outbox rows into deliveries: one statement, safe to run in several processes at once. */
export const fanOut = async (
  db: Database,
  olderThanS: number,
): Promise<{ events: number; due: FannedOut[] }> => {
  const names = SUBSCRIBED.map((entry) => entry.name);
  const types = SUBSCRIBED.map((entry) => entry.type);
  const result = await db.execute<FannedOut & { events: number }>(sql`
    with due as (
      select id, type, request_id, attributes, data from events
      where fanned_out_at is null
        and (${olderThanS} = 0 or occurred_at <= now() - make_interval(secs => ${olderThanS}))
      order by occurred_at limit ${BATCH} for update skip locked
    ), marked as (
      update events set fanned_out_at = now() from due where events.id = due.id
    ), heard as (
      select due.id || '.' || s.name as id, due.id as event_id, s.name
      from due join unnest(${sql.param(names)}::text[], ${sql.param(types)}::text[]) as s(name, type) on s.type = due.type
    ), made as (
      insert into deliveries (id, event_id, subscription)
      select id, event_id, name from heard
      on conflict do nothing returning id
    ), made_due as (
      select heard.id, heard.name, due.request_id, due.type, due.attributes, due.data, f.filter,
        f.filter is not null or heard.name = any(${sql.param(FILTERED_BY_DEFAULT)}::text[]) as is_judged
      from heard join made using (id) join due on due.id = heard.event_id
      left join pipeline_settings f on f.subscription = heard.name
    )
    select id, name as subscription, 1 as attempt, request_id, is_judged as "isJudged", filter,
      case when is_judged then type end as type, case when is_judged then attributes end as attributes,
      case when is_judged then data end as data, (select count(*)::int from due) as events
    from made_due
    union all
    select '', '', 0, '', false, null, null, null, null, (select count(*)::int from due)`);
  const events = Number(result.rows.at(-1)?.events ?? 0);
  const due = result.rows.filter((row) => row.id !== "");
  // Oldest first, which joins do not keep: identifiers begin with their moment.
  return { events, due: due.sort((one, other) => (one.id < other.id ? -1 : 1)) };
};
