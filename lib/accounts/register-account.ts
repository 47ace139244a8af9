import { registrations } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { hashPassword } from "./passwords";
import { requestCode } from "./request-code";
import type { SignUp } from "./schema";

/**
 * Takes a sign-up, whether or not the address has an account already; nobody is told which. What comes of it is in the
 * mail: a code that makes the account, or a word that there is one.
 */
export const registerAccount = async (
  ctx: Context,
  { email, password, nickname, nextPath }: SignUp & { nextPath?: string },
): Promise<void> => {
  const passwordHash = await hashPassword(password);
  await requestCode(ctx, { email, purpose: "verify", nextPath }, (tx, codeId) =>
    tx.insert(registrations).values({ codeId, nickname, passwordHash }),
  );
};
