import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { endSessions } from "./end-session";
import { markVerified } from "./mark-verified";
import { hashPassword } from "./passwords";
import { INVALID_CODE, redeemCode, withdrawCodes } from "./redeem-code";
import { openGuard } from "./sign-in-guard";

type NewPassword = { userId: string; email: string; passwordHash: string; keepSession: string | null };

/** Writes a new password and ends every session but the one named, in one transaction with the event that tells the owner. */
export const replacePassword = async (
  tx: Transaction,
  ctx: Context,
  { userId, email, passwordHash, keepSession }: NewPassword,
): Promise<void> => {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await endSessions(tx, userId, ctx.now, keepSession);
  await withdrawCodes(tx, email, ctx.now);
  await openGuard(tx, email);
  await recordEvent(tx, ctx, { type: "account.password-changed", aggregateId: userId, data: { userId } });
};

/** Takes a new password from whoever has the mailed code, and signs everybody out. */
export const resetPassword = async (
  ctx: Context,
  { email, code, password }: { email: string; code: string; password: string },
): Promise<Result<{ userId: string }>> => {
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await redeemCode(tx, { email, purpose: "reset", code }, ctx.now))) return fail(INVALID_CODE);
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.deactivatedAt)));
    if (!user) return fail(INVALID_CODE);
    await replacePassword(tx, ctx, { userId: user.id, email, passwordHash, keepSession: null });
    await markVerified(tx, ctx, user.id);
    return ok({ userId: user.id });
  });
};
