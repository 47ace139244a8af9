import { sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import type { Context } from "@/lib/events/context";

/** Lots as the log has them; the expiry that is written down does not change what was left, nor when. */
const LOTS = sql`
  select t.id, t.account_id, case when t.type = 'issue' then t.order_id end as order_id, t.issued_on, t.last_day,
    m.issued, m."left", m.expired, m.updated_at
  from point_transactions t
  join (
    select m.lot_id, sum(m.amount) filter (where m.lot_id = e.id)::bigint as issued,
      sum(m.amount) filter (where e.type <> 'expire')::bigint as "left",
      coalesce(-sum(m.amount) filter (where e.type = 'expire'), 0)::bigint as expired,
      max(e.recorded_at) filter (where e.type <> 'expire') as updated_at
    from point_movements m join point_transactions e on e.id = m.transaction_id
    group by m.lot_id
  ) m on m.lot_id = t.id`;

const ACCOUNTS = sql`
  select t.account_id, coalesce(sum(m.amount), 0)::bigint as balance
  from point_transactions t left join point_movements m on m.transaction_id = t.id
  group by t.account_id`;

/**
 * Drops the lots and balances of points and makes them anew from the log; nobody's points move meanwhile. Answers how many
 * entries were read and which lots and accounts were wrong.
 */
export const rebuildPoints = (ctx: Context): Promise<{ transactions: number; corrected: string[] }> =>
  inTransaction(ctx.db, async (tx) => {
    await tx.execute(sql`lock table point_accounts in exclusive mode`);
    const wrong = await tx.execute<{ what: string }>(sql`
      select 'lot ' || coalesce(was.id, is_.id) as what
      from point_lots was full join (${LOTS}) is_ using (id) where was is distinct from is_
      union all
      select 'account ' || account_id
      from point_accounts was full join (${ACCOUNTS}) is_ using (account_id)
      where was.balance is distinct from is_.balance
      order by 1`);
    await tx.execute(sql`delete from point_lots`);
    await tx.execute(sql`
      insert into point_lots (id, account_id, order_id, issued_on, last_day, issued, "left", expired, updated_at) ${LOTS}`);
    await tx.execute(sql`delete from point_accounts`);
    await tx.execute(sql`insert into point_accounts (account_id, balance) ${ACCOUNTS}`);
    const counted = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from point_transactions`,
    );
    return { transactions: counted.rows[0]?.count ?? 0, corrected: wrong.rows.map(({ what }) => what) };
  });
