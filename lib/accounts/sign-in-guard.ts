import { eq } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { signInGuards } from "@/db/schema/accounts";
import { type Problem, problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { afterFailure, type Guard, lockLeftMs } from "./rules";

const toGuard = (row: typeof signInGuards.$inferSelect | undefined): Guard | null =>
  row ? { recent: row.recent, level: row.level, lockedUntil: row.lockedUntil?.getTime() ?? null } : null;

export const readGuard = async (db: Database, email: string): Promise<Guard | null> => {
  const [row] = await db
    .select()
    .from(signInGuards)
    .where(eq(signInGuards.emailHash, sha256(email)));
  return toGuard(row);
};

/** The refusal of a locked address; `extra.retryAfter` is in seconds. Null while the address is open. */
export const refusalOf = (guard: Guard | null, now: Date): Problem | null => {
  const seconds = Math.ceil(lockLeftMs(guard, now.getTime()) / 1000);
  if (seconds === 0) return null;
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
  return problem("rate-limited", `Too many tries. Wait ${wait}, or reset your password.`, {
    extra: { retryAfter: seconds },
  });
};

/**
 * Writes down how a try ended; answers a refusal when the address was locked meanwhile, and then the try counts for
 * nothing, right or wrong. So any number of guesses at once are worth no more than five in a row.
 */
export const settleTry = (
  db: Database,
  email: string,
  succeeded: boolean,
  now: Date,
): Promise<Problem | null> =>
  inTransaction(db, async (tx) => {
    const emailHash = sha256(email);
    const own = eq(signInGuards.emailHash, emailHash);
    if (!succeeded) await tx.insert(signInGuards).values({ emailHash, recent: [] }).onConflictDoNothing();
    const [row] = await tx.select().from(signInGuards).where(own).for("update");
    const guard = toGuard(row);
    const refusal = refusalOf(guard, now);
    if (refusal) return refusal;
    if (succeeded) {
      if (row) await tx.delete(signInGuards).where(own);
      return null;
    }
    const { recent, level, lockedUntil } = afterFailure(guard, now.getTime());
    await tx
      .update(signInGuards)
      .set({ recent, level, lockedUntil: lockedUntil === null ? null : new Date(lockedUntil) })
      .where(own);
    return null;
  });

/** Forgets all failures of an address whose owner has just proved to read its mail. */
export const openGuard = async (tx: Transaction, email: string): Promise<void> => {
  await tx.delete(signInGuards).where(eq(signInGuards.emailHash, sha256(email)));
};
