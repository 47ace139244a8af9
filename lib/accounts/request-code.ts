import { and, eq, gt, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { accountCodes } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { codeOf, hashCode, linkTokenOf } from "./codes";
import { CODE_LIFE_MS, CODE_TRIES, MAILS_A_DAY, MAILS_AN_HOUR } from "./rules";

export type CodeRequest = {
  email: string;
  purpose: "verify" | "reset" | "link" | "change";
  /** Of `change`: whose account is to get this address. */
  userId?: string;
  nextPath?: string;
  lifeMs?: number;
};

const HOUR_MS = 60 * 60_000;

const hasEnough = async (tx: Transaction, { email, purpose }: CodeRequest, now: Date): Promise<boolean> => {
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const [made] = await tx
    .select({
      lastHour: sql<number>`count(*) filter (where ${gt(accountCodes.createdAt, hourAgo)})::int`,
      lastDay: sql<number>`count(*)::int`,
    })
    .from(accountCodes)
    .where(
      and(
        eq(accountCodes.email, email),
        eq(accountCodes.purpose, purpose),
        gt(accountCodes.createdAt, new Date(now.getTime() - 24 * HOUR_MS)),
      ),
    );
  return (made?.lastHour ?? 0) >= MAILS_AN_HOUR || (made?.lastDay ?? 0) >= MAILS_A_DAY;
};

/**
 * Asks for a mail with a code or link. It takes the same way whoever the address belongs to; the mail job decides what is
 * sent, if anything. An address that was written to often enough is left in peace, without a word of it.
 */
export const requestCode = (
  ctx: Context,
  request: CodeRequest,
  also?: (tx: Transaction, codeId: string) => Promise<unknown>,
): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    if (await hasEnough(tx, request, ctx.now)) return;
    const { email, purpose, userId = null, nextPath = null, lifeMs = CODE_LIFE_MS } = request;
    const codeId = createId("cod");
    await tx.insert(accountCodes).values({
      id: codeId,
      email,
      purpose,
      userId,
      codeHash: hashCode(codeId, purpose === "link" ? linkTokenOf(codeId) : codeOf(codeId)),
      triesLeft: CODE_TRIES,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + lifeMs),
      nextPath,
    });
    await also?.(tx, codeId);
    await recordEvent(tx, ctx, { type: "account.code-requested", aggregateId: codeId, data: { codeId } });
  });
