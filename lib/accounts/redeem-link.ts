import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { markVerified } from "./mark-verified";
import { redeemToken } from "./redeem-code";
import { openGuard } from "./sign-in-guard";

const DEAD_LINK = problem(
  "invalid-code",
  "This link was used before or is no longer good. Ask for a new one.",
);

/** Opens the account that a mailed link was sent to, once. */
export const redeemLink = (
  ctx: Context,
  token: string,
): Promise<Result<{ userId: string; nextPath: string | null }>> =>
  inTransaction(ctx.db, async (tx) => {
    const link = await redeemToken(tx, token, ctx.now);
    if (!link) return fail(DEAD_LINK);
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, link.email), isNull(users.deactivatedAt)));
    if (!user) return fail(DEAD_LINK);
    await openGuard(tx, link.email);
    await markVerified(tx, ctx, user.id);
    return ok({ userId: user.id, nextPath: link.nextPath });
  });
