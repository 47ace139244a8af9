import { eq } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { accountCodes, registrations, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { INVALID_CODE, redeemCode } from "./redeem-code";
import { openGuard } from "./sign-in-guard";

const findRegistration = async (tx: Transaction, codeId: string) => {
  const [row] = await tx
    .select({ registration: registrations, nextPath: accountCodes.nextPath })
    .from(registrations)
    .innerJoin(accountCodes, eq(accountCodes.id, registrations.codeId))
    .where(eq(registrations.codeId, codeId));
  return row;
};

/**
 * Makes the account of the sign-up that this code was mailed for, with that sign-up's password. An address that got an
 * account meanwhile keeps it; the code is then as good as wrong.
 */
export const verifyAccount = (
  ctx: Context,
  { email, code }: { email: string; code: string },
): Promise<Result<{ userId: string; nextPath: string | null }>> =>
  inTransaction(ctx.db, async (tx) => {
    const codeId = await redeemCode(tx, { email, purpose: "verify", code }, ctx.now);
    const found = codeId ? await findRegistration(tx, codeId) : undefined;
    if (!found) return fail(INVALID_CODE);
    const { nickname, passwordHash, codeId: registered } = found.registration;
    const userId = createId("usr");
    const made = await tx
      .insert(users)
      .values({ id: userId, email, nickname, passwordHash, emailVerifiedAt: ctx.now, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (made.length === 0) return fail(INVALID_CODE);
    await tx.delete(registrations).where(eq(registrations.codeId, registered));
    await openGuard(tx, email);
    await recordEvent(tx, ctx, { type: "account.verified", aggregateId: userId, data: { userId } });
    return ok({ userId, nextPath: found.nextPath });
  });
