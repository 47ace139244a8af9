import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";

/** Notes that this person reads the mail of their address; told once. */
export const markVerified = async (tx: Transaction, ctx: Context, userId: string): Promise<void> => {
  const changed = await tx
    .update(users)
    .set({ emailVerifiedAt: ctx.now })
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
    .returning({ id: users.id });
  if (changed.length === 0) return;
  await recordEvent(tx, ctx, { type: "account.verified", aggregateId: userId, data: { userId } });
};
