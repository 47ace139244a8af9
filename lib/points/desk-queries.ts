import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Day, dayOf } from "./rules";

export type PointsOverview = {
  /** Within the days that were asked for. */
  issued: number;
  redeemed: number;
  returned: number;
  takenBack: number;
  uncollected: number;
  expired: number;
  /** What all accounts can spend now, and how many accounts that are. */
  spendable: number;
  accounts: number;
  byDay: { day: Day; issued: number; redeemed: number; expired: number }[];
};

type DayRow = Record<
  "issued" | "redeemed" | "returned" | "taken_back" | "uncollected" | "expired",
  string
> & { day: Day };

const sum = (rows: DayRow[], name: Exclude<keyof DayRow, "day">): number =>
  rows.reduce((total, row) => total + Number(row[name]), 0);

/**
 * Points of all accounts between two days (UTC), both counted. Points are issued on the day from which they count, and
 * expire on the day after their last one, recorded or not.
 */
export const readOverview = async (
  db: Database,
  { from, to }: { from: Day; to: Day },
  now: Date,
): Promise<PointsOverview> => {
  const today = dayOf(now);
  const [days, held] = await Promise.all([
    db.execute<DayRow>(sql`
      with moved as (
        select coalesce(issued_on, (occurred_at at time zone 'UTC')::date) as day, type, amount, uncollected
        from point_transactions where type <> 'expire'
        union all
        select last_day + 1, 'expire', "left", 0 from point_lots where last_day < ${today}::date and "left" > 0
      )
      select d::date::text as day,
        coalesce(sum(amount) filter (where type = 'issue'), 0) as issued,
        coalesce(sum(amount) filter (where type = 'redeem'), 0) as redeemed,
        coalesce(sum(amount) filter (where type = 'return'), 0) as returned,
        coalesce(sum(amount) filter (where type = 'take-back'), 0) as taken_back,
        coalesce(sum(uncollected), 0) as uncollected,
        coalesce(sum(amount) filter (where type = 'expire'), 0) as expired
      from generate_series(${from}::date, ${to}::date, interval '1 day') as d
      left join moved on moved.day = d::date
      group by d order by d`),
    db.execute<{ points: string; accounts: number }>(sql`
      select coalesce(sum("left"), 0) as points, count(distinct account_id)::int as accounts
      from point_lots where last_day >= ${today}::date and expired = 0 and "left" > 0`),
  ]);
  const { rows } = days;
  return {
    issued: sum(rows, "issued"),
    redeemed: sum(rows, "redeemed"),
    returned: sum(rows, "returned"),
    takenBack: sum(rows, "taken_back"),
    uncollected: sum(rows, "uncollected"),
    expired: sum(rows, "expired"),
    spendable: Number(held.rows[0]?.points ?? 0),
    accounts: held.rows[0]?.accounts ?? 0,
    byDay: rows.map(({ day, issued, redeemed, expired }) => ({
      ...{ day, issued: Number(issued), redeemed: Number(redeemed), expired: Number(expired) },
    })),
  };
};
