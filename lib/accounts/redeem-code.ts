import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountCodes } from "@/db/schema/accounts";
import { problem } from "@/lib/kernel/errors";
import { sameSecret } from "@/lib/kernel/hash";
import { hashCode } from "./codes";

export const INVALID_CODE = problem(
  "invalid-code",
  "This code is wrong, was used before, or is older than 15 minutes. Check the mail, or ask for a new one.",
);

type Given = {
  email: string;
  purpose: "verify" | "reset" | "change";
  code: string;
  /** Of `change`: who types it; codes that others asked for are not theirs. */
  userId?: string;
};

const isOpen = (now: Date) =>
  and(isNull(accountCodes.usedAt), gt(accountCodes.expiresAt, now), gt(accountCodes.triesLeft, 0));

/**
 * Takes a code that was typed; answers the id of its row, once, or null. A wrong one costs a try on every code of this
 * address and purpose that is still open, so that asking for more codes buys no more guesses.
 */
export const redeemCode = async (
  tx: Transaction,
  { email, purpose, code, userId }: Given,
  now: Date,
): Promise<string | null> => {
  const ofAddress = and(
    eq(accountCodes.email, email),
    eq(accountCodes.purpose, purpose),
    userId === undefined ? undefined : eq(accountCodes.userId, userId),
  );
  const open = await tx
    .select({ id: accountCodes.id, codeHash: accountCodes.codeHash })
    .from(accountCodes)
    .where(and(ofAddress, isOpen(now)))
    .orderBy(asc(accountCodes.id))
    .for("update");
  const match = open.find(({ id, codeHash }) => sameSecret(codeHash, hashCode(id, code)));
  if (match) {
    await tx
      .update(accountCodes)
      .set({ usedAt: now })
      .where(and(ofAddress, isNull(accountCodes.usedAt)));
    return match.id;
  }
  const ids = open.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .update(accountCodes)
      .set({ triesLeft: sql`${accountCodes.triesLeft} - 1` })
      .where(inArray(accountCodes.id, ids));
  }
  return null;
};

/** Takes the token of a mailed link, once; answers whose address it was sent to, or null. */
export const redeemToken = async (
  tx: Transaction,
  token: string,
  now: Date,
): Promise<{ email: string; nextPath: string | null } | null> => {
  const codeId = token.slice(0, token.indexOf("."));
  const [taken] = await tx
    .update(accountCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountCodes.id, codeId),
        eq(accountCodes.purpose, "link"),
        eq(accountCodes.codeHash, hashCode(codeId, token)),
        isOpen(now),
      ),
    )
    .returning({ email: accountCodes.email, nextPath: accountCodes.nextPath });
  return taken ?? null;
};

/** Makes codes and links that are still under way worthless, when the password they could change was changed. */
export const withdrawCodes = async (tx: Transaction, email: string, now: Date): Promise<void> => {
  await tx
    .update(accountCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountCodes.email, email),
        inArray(accountCodes.purpose, ["reset", "link"]),
        isNull(accountCodes.usedAt),
      ),
    );
};
