import { and, eq, gt, isNull } from "drizzle-orm";
import { after } from "next/server";
import { decode, encode } from "next-auth/jwt";
import { database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { SEEN_EVERY_MS, SESSION_LIFE_S } from "@/lib/accounts/rules";
import { env, requireEnv } from "@/lib/kernel/env";

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

/** The token of a session's cookie: it names the session and says nothing else. */
export const sessionToken = (sessionId: string): Promise<string> =>
  encode({ token: { sessionId }, secret: requireEnv("NEXTAUTH_SECRET"), maxAge: SESSION_LIFE_S });

/** The session that a cookie names, open or not; null for whatever is no token of ours. */
export const namedSession = async (cookie: string | undefined): Promise<string | null> => {
  if (!cookie || !env.NEXTAUTH_SECRET) return null;
  const token = await decode({ token: cookie, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.sessionId === "string" ? token.sessionId : null;
};

const noteSeen = (sessionId: string): Promise<unknown> =>
  database().update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.id, sessionId));

/**
 * Who a session cookie stands for. The token only names a row of `sessions`; the row and its account decide, read once a
 * request, so that an ended session, a deactivation or another role holds at once.
 */
export const readSession = async (cookie: string | undefined): Promise<Session | null> => {
  const sessionId = await namedSession(cookie);
  if (!sessionId) return null;
  const now = new Date();
  const [row] = await database()
    .select({
      id: users.id,
      email: users.email,
      nickname: users.nickname,
      role: users.role,
      language: users.language,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        isNull(users.deactivatedAt),
      ),
    );
  if (!row) return null;
  const { lastSeenAt, ...user } = row;
  if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS) after(() => noteSeen(sessionId));
  return { sessionId, user };
};
