import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { SESSION_LIFE_S } from "./rules";

type NewSession = {
  userId: string;
  userAgent: string;
  address: string;
  /** The session that this browser had until now; it ends here, so that no token outlives a sign-in. */
  replaces: string | null;
};

/** Opens a session; answers its id. */
export const startSession = (
  ctx: Context,
  { userId, userAgent, address, replaces }: NewSession,
): Promise<string> =>
  inTransaction(ctx.db, async (tx) => {
    const id = createId("ses");
    if (replaces) {
      await tx
        .update(sessions)
        .set({ endedAt: ctx.now })
        .where(and(eq(sessions.id, replaces), isNull(sessions.endedAt)));
    }
    await tx.insert(sessions).values({
      id,
      userId,
      userAgent: userAgent.slice(0, 300),
      address,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + SESSION_LIFE_S * 1000),
    });
    return id;
  });
