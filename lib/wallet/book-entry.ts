import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { walletEntries, wallets } from "@/db/schema/wallet";
import type { Context } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";

export type NewEntry = {
  userId: string;
  /** Signed, in minor units; never zero. */
  amount: number;
  reason: string;
  /** What this entry is for; the same cause is booked once. */
  cause: string;
  orderId?: string;
};

export type Booked = { entryId: string; balance: number; booked: boolean };

const TOO_LITTLE: Problem = problem(
  "insufficient-balance",
  "Your wallet does not hold enough for this. Top it up first.",
);

const alreadyBooked = async (tx: Transaction, cause: string): Promise<Booked | null> => {
  const found = await tx.execute<{ id: string; balance: number }>(sql`
    select e.id, w.balance from wallet_entries e join wallets w on w.user_id = e.user_id where e.cause = ${cause}`);
  const row = found.rows[0];
  return row ? { entryId: row.id, balance: row.balance, booked: false } : null;
};

/** Makes the wallet if there is none and holds its row, so that the next statement sees all that was booked before. */
const lockWallet = (tx: Transaction, userId: string) =>
  tx
    .insert(wallets)
    .values({ userId })
    .onConflictDoUpdate({ target: wallets.userId, set: { balance: sql`${wallets.balance}` } });

/**
 * Books one entry and moves the balance in the same statement's lock, so that entries and balance never part. A cause
 * that was booked before changes nothing; a balance that would fall below zero is refused.
 */
export const bookEntry = async (tx: Transaction, ctx: Context, entry: NewEntry): Promise<Result<Booked>> => {
  await lockWallet(tx, entry.userId);
  const moved = await tx.execute<{ balance: number }>(sql`
    update wallets set balance = balance + ${entry.amount}
    where user_id = ${entry.userId} and balance + ${entry.amount} >= 0
      and not exists (select 1 from wallet_entries where cause = ${entry.cause})
    returning balance`);
  const balance = moved.rows[0]?.balance;
  if (balance === undefined) {
    const before = await alreadyBooked(tx, entry.cause);
    return before ? ok(before) : fail(TOO_LITTLE);
  }
  const id = createId("wal");
  await tx.insert(walletEntries).values({
    id,
    userId: entry.userId,
    amount: entry.amount,
    balanceAfter: balance,
    reason: entry.reason,
    cause: entry.cause,
    orderId: entry.orderId ?? null,
    actor: ctx.actor,
    createdAt: ctx.now,
  });
  return ok({ entryId: id, balance, booked: true });
};
