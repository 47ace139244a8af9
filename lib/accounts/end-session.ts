import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";

/** Ends one session of this person, at once; false when there is no such open session of theirs. */
export const endSession = async (
  db: Database,
  { sessionId, userId }: { sessionId: string; userId: string },
  now: Date,
): Promise<boolean> => {
  const ended = await db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
};

/** Ends this person's sessions, all but the one named; answers how many. */
export const endSessions = async (
  db: Database,
  userId: string,
  now: Date,
  keepSession: string | null = null,
): Promise<number> => {
  const ended = await db
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        keepSession === null ? undefined : ne(sessions.id, keepSession),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
};
