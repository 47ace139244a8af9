import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { isPassword } from "./passwords";
import { FRESH_SESSION_MS } from "./rules";
import { readGuard, refusalOf, settleTry } from "./sign-in-guard";

const wrong = (path: string, message: string): Problem =>
  problem("invalid-body", `${path}: ${message}`, { errors: [{ path, message }] });

/**
 * Makes sure that it is the owner who asks for something grave, and not whoever found the browser open. Failures count like
 * failed sign-ins. An account without a password needs a session younger than 15 minutes. `path` names the field in the
 * answer. Null when all is well.
 */
export const confirmPassword = async (
  ctx: Context,
  who: { userId: string; sessionId: string },
  given: { password: string | undefined; path: string },
): Promise<Problem | null> => {
  const [account] = await ctx.db
    .select({ email: users.email, passwordHash: users.passwordHash, since: sessions.createdAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, who.sessionId));
  if (!account) return problem("unauthenticated", "Sign in to do this.");
  if (account.passwordHash === null) {
    const isFresh = account.since.getTime() > ctx.now.getTime() - FRESH_SESSION_MS;
    return isFresh ? null : problem("forbidden", "Sign out and in again first; then you have 15 minutes.");
  }
  if (given.password === undefined) return wrong(given.path, "Enter your password.");
  const refusal = refusalOf(await readGuard(ctx.db, account.email), ctx.now);
  if (refusal) return refusal;
  const matches = await isPassword(given.password, account.passwordHash);
  const locked = await settleTry(ctx.db, account.email, matches, ctx.now);
  if (locked) return locked;
  return matches ? null : wrong(given.path, "That is not your password.");
};
