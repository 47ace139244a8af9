import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { pointAccounts, pointTransactions } from "@/db/schema/points";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import type { Day, Movement, TransactionType } from "./rules";

export type PointTransaction = typeof pointTransactions.$inferSelect;

/** Who acts, and when it is written down. */
export type Recorder = Pick<Context, "actor" | "now">;

export type NewTransaction = {
  accountId: string;
  type: TransactionType;
  amount: number;
  uncollected?: number;
  /** What this is for; the same cause is written once. */
  cause: string;
  orderId?: string | null;
  note?: string;
  /** When it counts as having happened; without it, when it is written. */
  occurredAt?: Date;
  /** Of lots that there are. */
  movements: Movement[];
  /** A new lot, that takes the transaction's id. */
  opens?: { issuedOn: Day; lastDay: Day; amount: number };
};

/** Holds the account until the transaction ends: its lots change under this lock only. False when there is none. */
export const lockAccount = async (tx: Transaction, accountId: string): Promise<boolean> => {
  const held = await tx
    .select({ accountId: pointAccounts.accountId })
    .from(pointAccounts)
    .where(eq(pointAccounts.accountId, accountId))
    .for("update");
  return held.length > 0;
};

export const findByCause = async (tx: Transaction, cause: string): Promise<PointTransaction | undefined> => {
  const [row] = await tx.select().from(pointTransactions).where(eq(pointTransactions.cause, cause));
  return row;
};

const moving = (balance: number) => sql`
  update point_accounts a set balance = a.balance + ${balance}::bigint
  from entry where a.account_id = entry.account_id returning a.balance`;

/** Points come to an account that need not be there yet; its row is held from here on. */
const opening = (balance: number) => sql`
  insert into point_accounts as a (account_id, balance) select account_id, ${balance}::bigint from entry
  on conflict (account_id) do update set balance = a.balance + excluded.balance returning a.balance`;

/** Writes the entry and its movements, and moves lots and balance along, as one statement; nothing when the cause is known. */
const statement = (row: PointTransaction, movements: Movement[], opened: number) => {
  const lotIds = sql.param(movements.map(({ lotId }) => lotId));
  const amounts = sql.param(movements.map(({ amount }) => amount));
  const balance = movements.reduce((total, { amount }) => total + amount, 0);
  const [occurredAt, recordedAt] = [row.occurredAt.toISOString(), row.recordedAt.toISOString()];
  const isExpiry = row.type === "expire";
  const earnedWith = row.type === "issue" ? row.orderId : null;
  return sql`
    with entry as (
      insert into point_transactions (id, account_id, type, amount, uncollected, cause, order_id, issued_on, last_day,
        note, actor, occurred_at, recorded_at)
      values (${row.id}, ${row.accountId}, ${row.type}, ${row.amount}, ${row.uncollected}, ${row.cause}, ${row.orderId},
        ${row.issuedOn}, ${row.lastDay}, ${row.note}, ${row.actor}, ${occurredAt}, ${recordedAt})
      on conflict (cause) do nothing returning id, account_id, issued_on, last_day, recorded_at
    ), given as (
      select m.lot_id, m.amount from entry, unnest(${lotIds}::text[], ${amounts}::bigint[]) as m(lot_id, amount)
    ), moved as (
      insert into point_movements (transaction_id, lot_id, amount)
      select ${row.id}, lot_id, amount from given
    ), opened as (
      insert into point_lots (id, account_id, order_id, issued_on, last_day, issued, "left", updated_at)
      select id, account_id, ${earnedWith}, issued_on, last_day, ${opened}::bigint, ${opened}::bigint, recorded_at
      from entry where ${opened}::bigint > 0
    ), changed as (
      update point_lots l set
        "left" = l."left" + case when ${isExpiry} then 0 else given.amount end,
        expired = l.expired - case when ${isExpiry} then given.amount else 0 end,
        updated_at = case when ${isExpiry} then l.updated_at else greatest(l.updated_at, ${recordedAt}) end
      from given where l.id = given.lot_id
    )
    ${row.type === "issue" ? opening(balance) : moving(balance)}`;
};

/**
 * Adds one entry to the log and brings lots and balance along in the same statement. The caller holds the account and has
 * planned the movements under that lock; issuing takes nothing and needs neither. A cause that is known changes nothing and answers the entry that has it.
 */
export const writeTransaction = async (
  tx: Transaction,
  recorder: Recorder,
  entry: NewTransaction,
): Promise<PointTransaction> => {
  const id = createId("pts");
  const row: PointTransaction = {
    id,
    accountId: entry.accountId,
    type: entry.type,
    amount: entry.amount,
    uncollected: entry.uncollected ?? 0,
    cause: entry.cause,
    orderId: entry.orderId ?? null,
    issuedOn: entry.opens?.issuedOn ?? null,
    lastDay: entry.opens?.lastDay ?? null,
    note: entry.note ?? "",
    actor: recorder.actor,
    occurredAt: entry.occurredAt ?? recorder.now,
    recordedAt: recorder.now,
  };
  const opened = entry.opens ? [{ lotId: id, amount: entry.opens.amount }] : [];
  const written = await tx.execute(statement(row, [...entry.movements, ...opened], entry.opens?.amount ?? 0));
  if (written.rows.length > 0) return row;
  const before = await findByCause(tx, entry.cause);
  if (!before) throw new Error(`the entry ${entry.cause} was neither written nor found`);
  return before;
};
