import { and, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountCodes, addresses, identities, sessions, signInGuards, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { sha256 } from "@/lib/kernel/hash";

/**
 * Closes an account for good: everything personal goes, sessions end, the address is free again. The empty row stays,
 * because ledgers and logs name its id. What other domains hold is theirs to forget: at `account.closed`, or in this
 * transaction where it must not outlive it.
 */
export const closeAccount = async (tx: Transaction, ctx: Context, userId: string): Promise<void> => {
  const [open] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.closedAt)))
    .for("update");
  if (!open) return;
  await tx
    .update(users)
    .set({
      email: `${userId.toLowerCase()}@closed.invalid`,
      nickname: "Closed account",
      passwordHash: null,
      role: "shopper",
      language: "en",
      preferredRetailers: [],
      deactivatedAt: ctx.now,
      closedAt: ctx.now,
    })
    .where(eq(users.id, userId));
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(addresses).where(eq(addresses.userId, userId));
  await tx.delete(identities).where(eq(identities.userId, userId));
  await tx
    .delete(accountCodes)
    .where(or(eq(accountCodes.email, open.email), eq(accountCodes.userId, userId)));
  await tx.delete(signInGuards).where(eq(signInGuards.emailHash, sha256(open.email)));
  await recordEvent(tx, ctx, { type: "account.closed", aggregateId: userId, data: { userId } });
};
