import { and, desc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { topUps, walletEntries, wallets } from "@/db/schema/wallet";
import type { EntryPosition, WalletEntry } from "./schema";

/** Minor units; 0 for somebody who never had any. */
export const findBalance = async (db: Database, userId: string): Promise<number> => {
  const [row] = await db.select({ balance: wallets.balance }).from(wallets).where(eq(wallets.userId, userId));
  return row?.balance ?? 0;
};

/** A person's ledger, newest first, one page by keyset. */
export const listEntries = async (
  db: Database,
  { userId, limit, after }: { userId: string; limit: number; after: EntryPosition | null },
): Promise<{ entries: WalletEntry[]; next: EntryPosition | null }> => {
  const before = after && new Date(after.createdAt);
  const rows = await db
    .select()
    .from(walletEntries)
    .where(
      and(
        eq(walletEntries.userId, userId),
        before
          ? or(
              lt(walletEntries.createdAt, before),
              and(eq(walletEntries.createdAt, before), lt(walletEntries.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(walletEntries.createdAt), desc(walletEntries.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    entries: page.map(({ id, amount, balanceAfter, reason, orderId, createdAt }) => ({
      entryId: id,
      amount,
      balanceAfter,
      reason,
      orderId,
      createdAt: createdAt.toISOString(),
    })),
    next: last ? { createdAt: last.createdAt.toISOString(), id: last.id } : null,
  };
};

/** People whose balance is not the sum of their entries; empty in health. */
export const listUnbalanced = async (
  db: Database,
): Promise<{ userId: string; balance: number; sum: number }[]> => {
  const found = await db.execute<{ user_id: string; balance: number; sum: number }>(sql`
    select w.user_id, w.balance, coalesce(sum(e.amount), 0)::int as sum
    from wallets w left join wallet_entries e on e.user_id = w.user_id
    group by w.user_id having w.balance <> coalesce(sum(e.amount), 0)`);
  return found.rows.map((row) => ({ userId: row.user_id, balance: row.balance, sum: row.sum }));
};

export type TopUpRow = typeof topUps.$inferSelect;

export const findTopUps = (
  db: Database,
  by: { ids: string[]; paymentIntentIds: string[] },
): Promise<TopUpRow[]> =>
  db
    .select()
    .from(topUps)
    .where(or(inArray(topUps.id, by.ids), inArray(topUps.paymentIntentId, by.paymentIntentIds)));

/** Top-ups begun in this time whose payment has come, or is still awaited. */
export const listTopUps = (
  db: Database,
  { status, from, until }: { status: TopUpRow["status"]; from: Date; until: Date },
): Promise<TopUpRow[]> =>
  db
    .select()
    .from(topUps)
    .where(and(eq(topUps.status, status), gte(topUps.createdAt, from), lt(topUps.createdAt, until)));

/** What the wallet paid for each of these orders, refunds left aside; minor units. */
export const findPaidFromWallet = async (db: Database, orderIds: string[]): Promise<Map<string, number>> => {
  const rows = await db
    .select({ orderId: walletEntries.orderId, amount: walletEntries.amount })
    .from(walletEntries)
    .where(and(inArray(walletEntries.orderId, orderIds), lt(walletEntries.amount, 0)));
  const paid = new Map<string, number>();
  for (const { orderId, amount } of rows) {
    if (orderId) paid.set(orderId, (paid.get(orderId) ?? 0) - amount);
  }
  return paid;
};
