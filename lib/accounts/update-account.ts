import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { replacePassword } from "./change-password";
import { confirmPassword } from "./confirm-password";
import { hashPassword } from "./passwords";
import { findAccount } from "./queries";
import type { Account, AccountChange } from "./schema";

type Who = { userId: string; sessionId: string };

/** Changes one's own account. A new password asks for the current one and ends all other sessions. */
export const updateAccount = async (
  ctx: Context,
  { userId, sessionId }: Who,
  { currentPassword, newPassword, ...profile }: AccountChange,
): Promise<Result<Account>> => {
  if (newPassword !== undefined) {
    const given = { password: currentPassword, path: "currentPassword" };
    const refusal = await confirmPassword(ctx, { userId, sessionId }, given);
    if (refusal) return { ok: false, problem: refusal };
  }
  const passwordHash = newPassword === undefined ? null : await hashPassword(newPassword);
  return attempt(() =>
    inTransaction(ctx.db, async (tx) => {
      if (Object.keys(profile).length > 0) await tx.update(users).set(profile).where(eq(users.id, userId));
      const account = await findAccount(tx, userId);
      if (!account) return unwrap({ ok: false, problem: problem("unauthenticated", "Sign in to do this.") });
      if (passwordHash !== null) {
        const { email } = account;
        await replacePassword(tx, ctx, { userId, email, passwordHash, keepSession: sessionId });
      }
      return { ...account, hasPassword: account.hasPassword || passwordHash !== null };
    }),
  );
};
