import { and, eq, gt, isNull } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { env } from "@/lib/kernel/env";

export type SessionUser = {
  id: string;
  email: string;
  nickname: string;
  role: "shopper" | "admin";
  language: string;
};
export type Session = { sessionId: string; user: SessionUser };

export const SESSION_COOKIE = env.APP_URL.startsWith("https:")
  ? "__Secure-next-auth.session-token"
  : "next-auth.session-token";

/**
 * Who a session cookie stands for. The token only names a row of `sessions`; the row and its account decide, read once a
 * request, so that an ended session, a deactivation or another role holds at once.
 */
export const readSession = async (cookie: string | undefined): Promise<Session | null> => {
  if (!cookie || !env.NEXTAUTH_SECRET) return null;
  const token = await decode({ token: cookie, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.sessionId !== "string") return null;
  const [row] = await database()
    .select({
      id: users.id,
      email: users.email,
      nickname: users.nickname,
      role: users.role,
      language: users.language,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, token.sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, new Date()),
        isNull(users.deactivatedAt),
      ),
    );
  return row ? { sessionId: token.sessionId, user: row } : null;
};
