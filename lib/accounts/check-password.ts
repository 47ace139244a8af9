import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { randomToken } from "@/lib/kernel/hash";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { hashPassword, isPassword } from "./passwords";
import { readGuard, refusalOf, settleTry } from "./sign-in-guard";

const WRONG = problem(
  "invalid-credentials",
  "The e-mail address or password is not right. Check both, or reset your password.",
);

/** What is compared against where there is no password, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined;

/**
 * Whether these credentials open an account: unknown addresses, accounts without a password, deactivated ones and wrong
 * passwords are told alike. After five failures the address answers `rate-limited` for a while, also to the right password.
 */
export const checkPassword = async (
  ctx: Context,
  { email, password }: { email: string; password: string },
): Promise<Result<{ userId: string }>> => {
  nobody ??= hashPassword(randomToken());
  const [guard, found, fallback] = await Promise.all([
    readGuard(ctx.db, email),
    ctx.db
      .select({ id: users.id, passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.deactivatedAt))),
    nobody,
  ]);
  const refusal = refusalOf(guard, ctx.now);
  if (refusal) return fail(refusal);
  const user = found[0];
  const matches = await isPassword(password, user?.passwordHash ?? fallback);
  const userId = matches && user?.passwordHash ? user.id : null;
  const locked = await settleTry(ctx.db, email, userId !== null, ctx.now);
  if (locked) return fail(locked);
  return userId ? ok({ userId }) : fail(WRONG);
};
