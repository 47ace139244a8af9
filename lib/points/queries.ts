import { and, desc, eq, gt, gte, inArray, lt, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { pointLots, pointTransactions } from "@/db/schema/points";
import { addDays, type Day, dayOf, isActive, type Lot, type TransactionType } from "./rules";
import type { PointsTransaction, TransactionPosition } from "./schema";

/** The lots that something can be taken from; `from` leaves out those whose last day was before. */
export const findLots = (db: Database, accountId: string, { from }: { from: Day }): Promise<Lot[]> =>
  db
    .select()
    .from(pointLots)
    .where(and(eq(pointLots.accountId, accountId), gte(pointLots.lastDay, from), gt(pointLots.left, 0)));

export type PointsEntry = {
  issuedOn: Day;
  lastDay: Day;
  /** What was issued, and what nobody has taken of it. */
  issued: number;
  left: number;
  isActive: boolean;
  updatedAt: Date;
};

/** An account as it stands: `balance` is what can be spent. */
export type PointsBalance = { balance: number; entries: PointsEntry[] };

type EntryRow = {
  issued_on: Day;
  last_day: Day;
  issued: string;
  left: string;
  expired: string;
  updated_at: string;
};

const toBalance = (rows: EntryRow[], on: Day): PointsBalance => {
  const entries = rows.map((row) => ({
    issuedOn: row.issued_on,
    lastDay: row.last_day,
    issued: Number(row.issued),
    left: Number(row.left),
    isActive: isActive({ lastDay: row.last_day, expired: Number(row.expired) }, on),
    updatedAt: new Date(row.updated_at),
  }));
  const active = entries.filter((entry) => entry.isActive);
  return { balance: active.reduce((sum, { left }) => sum + left, 0), entries };
};

/** What an account holds today, lots of the same days together, oldest first. An unknown account holds nothing. */
export const readPoints = async (db: Database, accountId: string, now: Date): Promise<PointsBalance> => {
  const { rows } = await db.execute<EntryRow>(sql`
    select issued_on::text, last_day::text, sum(issued) as issued, sum("left") as "left", sum(expired) as expired,
      max(updated_at)::text as updated_at
    from point_lots where account_id = ${accountId}
    group by issued_on, last_day order by issued_on, last_day`);
  return toBalance(rows, dayOf(now));
};

/** When a movement counts: points that open a lot from its day of issue on, all others from when they moved. */
const COUNTS_FROM = sql`case when m.lot_id = t.id then l.issued_on else (t.occurred_at at time zone 'UTC')::date end`;

/** {@link readPoints} at the end of another day, from the log; of a day to come, what will be left if nothing happens. */
export const readPointsOn = async (db: Database, accountId: string, day: Day): Promise<PointsBalance> => {
  const { rows } = await db.execute<EntryRow>(sql`
    select l.issued_on::text, l.last_day::text, coalesce(sum(m.amount) filter (where m.lot_id = t.id), 0) as issued,
      sum(m.amount) as "left", 0 as expired, max(t.recorded_at)::text as updated_at
    from point_lots l
    join point_movements m on m.lot_id = l.id
    join point_transactions t on t.id = m.transaction_id
    where l.account_id = ${accountId} and t.type <> 'expire' and l.issued_on <= ${day}::date and ${COUNTS_FROM} <= ${day}::date
    group by l.issued_on, l.last_day order by l.issued_on, l.last_day`);
  return toBalance(rows, day);
};

/** What the account could spend at the end of each of these days. */
export const listBalances = async (
  db: Database,
  accountId: string,
  { from, to }: { from: Day; to: Day },
): Promise<{ day: Day; balance: number }[]> => {
  const { rows } = await db.execute<{ day: Day; balance: string }>(sql`
    with moved as (
      select ${COUNTS_FROM} as since, l.last_day, m.amount
      from point_lots l
      join point_movements m on m.lot_id = l.id
      join point_transactions t on t.id = m.transaction_id
      where l.account_id = ${accountId} and t.type <> 'expire'
    )
    select d::date::text as day, coalesce(sum(moved.amount), 0) as balance
    from generate_series(${from}::date, ${to}::date, interval '1 day') as d
    left join moved on moved.since <= d::date and moved.last_day >= d::date
    group by d order by d`);
  return rows.map(({ day, balance }) => ({ day, balance: Number(balance) }));
};

/** How many points can be spent now. */
export const findSpendable = async (db: Database, accountId: string, now: Date): Promise<number> => {
  const [row] = await db
    .select({ points: sql<string>`coalesce(sum(${pointLots.left}), 0)` })
    .from(pointLots)
    .where(
      and(eq(pointLots.accountId, accountId), gte(pointLots.lastDay, dayOf(now)), eq(pointLots.expired, 0)),
    );
  return Number(row?.points ?? 0);
};

export type TransactionFilter = { types?: TransactionType[]; from?: Day; to?: Day };

export const toTransaction = (row: typeof pointTransactions.$inferSelect): PointsTransaction => ({
  id: row.id,
  date_time: row.occurredAt.toISOString(),
  account_id: row.accountId,
  transaction_type: row.type,
  amount: row.amount,
  uncollected: row.uncollected,
  issued_date: row.issuedOn,
  order_id: row.orderId,
  note: row.note,
});

const startOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** An account's log, newest first, one page by keyset; `from` and `to` are days (UTC), both counted. */
export const listTransactions = async (
  db: Database,
  {
    accountId,
    types,
    from,
    to,
    limit,
    after,
  }: TransactionFilter & {
    accountId: string;
    limit: number;
    after: TransactionPosition | null;
  },
): Promise<{ transactions: PointsTransaction[]; next: TransactionPosition | null }> => {
  const before = after && new Date(after.at);
  const rows = await db
    .select()
    .from(pointTransactions)
    .where(
      and(
        eq(pointTransactions.accountId, accountId),
        types && types.length > 0 ? inArray(pointTransactions.type, types) : undefined,
        from ? gte(pointTransactions.occurredAt, startOf(from)) : undefined,
        to ? lt(pointTransactions.occurredAt, startOf(addDays(to, 1))) : undefined,
        before
          ? or(
              lt(pointTransactions.occurredAt, before),
              and(eq(pointTransactions.occurredAt, before), lt(pointTransactions.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(pointTransactions.occurredAt), desc(pointTransactions.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    transactions: page.map(toTransaction),
    next: last ? { at: last.occurredAt.toISOString(), id: last.id } : null,
  };
};
