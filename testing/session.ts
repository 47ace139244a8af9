import { encode } from "next-auth/jwt";
import type { Database } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { SESSION_COOKIE } from "@/lib/http/session";
import { requireEnv } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";

/** Makes an account with an open session and answers the headers that a browser signed in to it sends. */
export const signIn = async (
  db: Database,
  role: "shopper" | "admin" = "shopper",
): Promise<{ userId: string; headers: { cookie: string } }> => {
  const [userId, sessionId] = [createId("usr"), createId("ses")];
  await db
    .insert(users)
    .values({ id: userId, email: `${userId.toLowerCase()}@example.com`, nickname: "Someone", role });
  await db.insert(sessions).values({ id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) });
  const token = await encode({ token: { sessionId }, secret: requireEnv("NEXTAUTH_SECRET") });
  return { userId, headers: { cookie: `${SESSION_COOKIE}=${token}` } };
};
