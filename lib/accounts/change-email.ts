import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, type Transaction, violates } from "@/db/client";
import { accountCodes, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { confirmPassword } from "./confirm-password";
import { INVALID_CODE, redeemCode, withdrawCodes } from "./redeem-code";
import { requestCode } from "./request-code";
import { openGuard } from "./sign-in-guard";

type Who = { userId: string; sessionId: string };

/**
 * Mails a code to an address that somebody wants for their account, once they have shown that it is theirs. Whether the
 * address belongs to another account is said in the mail alone. Null when all is well.
 */
export const requestEmailChange = async (
  ctx: Context,
  who: Who,
  { email, password }: { email: string; password: string | undefined },
): Promise<Problem | null> => {
  const refusal = await confirmPassword(ctx, who, { password, path: "password" });
  if (refusal) return refusal;
  const [account] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, who.userId));
  if (account?.email === email) {
    const message = "This is your address already.";
    return problem("invalid-body", message, { errors: [{ path: "email", message }] });
  }
  await requestCode(ctx, { email, purpose: "change", userId: who.userId });
  return null;
};

/** What could still be done through the old address ends with it. */
const giveUp = async (tx: Transaction, ctx: Context, userId: string, email: string): Promise<void> => {
  await withdrawCodes(tx, email, ctx.now);
  await tx
    .update(accountCodes)
    .set({ usedAt: ctx.now })
    .where(and(eq(accountCodes.userId, userId), isNull(accountCodes.usedAt)));
};

/**
 * Gives an account the address that this code was mailed to, and tells the old one. Everybody who is signed in stays so:
 * the password is the same, and if it was not the owner who did this, the owner's other devices are what can still undo
 * it. An address that got an account meanwhile keeps it; the code is then as good as wrong.
 */
export const changeEmail = async (
  ctx: Context,
  { userId }: Pick<Who, "userId">,
  { email, code }: { email: string; code: string },
): Promise<Result<{ email: string }>> => {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const codeId = await redeemCode(tx, { email, purpose: "change", code, userId }, ctx.now);
      if (!codeId) return fail(INVALID_CODE);
      const [before] = await tx
        .select({ email: users.email })
        .from(users)
        .where(and(eq(users.id, userId), isNull(users.deactivatedAt)))
        .for("update");
      if (!before) return fail(INVALID_CODE);
      await tx.update(users).set({ email, emailVerifiedAt: ctx.now }).where(eq(users.id, userId));
      await tx.update(accountCodes).set({ replacedEmail: before.email }).where(eq(accountCodes.id, codeId));
      await giveUp(tx, ctx, userId, before.email);
      await openGuard(tx, email);
      await recordEvent(tx, ctx, {
        type: "account.email-changed",
        aggregateId: userId,
        data: { userId, codeId },
      });
      return ok({ email });
    });
  } catch (error) {
    if (violates(error, "users_email_key")) return fail(INVALID_CODE);
    throw error;
  }
};
