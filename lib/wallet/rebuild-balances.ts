import { sql } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import type { Rebuilt } from "@/lib/events/rebuilt";

type Unbalanced = { user_id: string; balance: number; sum: number };

/** Wallets that do not hold what their entries say; those without a wallet hold nothing. */
const findUnbalanced = async (db: Database): Promise<Unbalanced[]> => {
  const found = await db.execute<Unbalanced>(sql`
    select user_id, coalesce(w.balance, 0) as balance, coalesce(e.sum, 0)::int as sum
    from wallets w full join (select user_id, sum(amount) as sum from wallet_entries group by user_id) e using (user_id)
    where coalesce(w.balance, 0) <> coalesce(e.sum, 0)
    order by user_id`);
  return found.rows;
};

/** Nothing is booked to these wallets until they are right. */
const mend = async (tx: Transaction, userIds: string[]): Promise<void> => {
  const ids = sql.param(userIds);
  await tx.execute(sql`
    insert into wallets (user_id) select unnest(${ids}::text[]) on conflict do nothing`);
  await tx.execute(sql`select from wallets where user_id = any(${ids}::text[]) order by user_id for update`);
  await tx.execute(sql`
    update wallets set balance = coalesce((select sum(amount) from wallet_entries e where e.user_id = wallets.user_id), 0)
    where user_id = any(${ids}::text[])`);
};

/** Adds up every wallet's entries and compares; what differs is set right if that is wished. */
export const rebuildBalances = (ctx: Context, { swaps }: { swaps: boolean }): Promise<Rebuilt> =>
  inTransaction(ctx.db, async (tx) => {
    const counted = await tx.execute<{ n: number }>(sql`select count(*)::int as n from wallet_entries`);
    const unbalanced = await findUnbalanced(tx);
    const userIds = unbalanced.map((row) => row.user_id);
    if (swaps && userIds.length > 0) await mend(tx, userIds);
    return {
      read: `${counted.rows[0]?.n ?? 0} entries`,
      differences: unbalanced.map(({ user_id, balance, sum }) => `${user_id}: was ${balance}, is ${sum}`),
    };
  });
