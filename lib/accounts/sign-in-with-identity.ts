import { and, eq } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { identities, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { markVerified } from "./mark-verified";

/** What another service says of a person. `email` is null unless that service has verified it. */
export type Identity = { provider: string; subject: string; email: string | null; name: string };

const findKnown = async (tx: Transaction, { provider, subject }: Identity) => {
  const [known] = await tx
    .select({ id: users.id, deactivatedAt: users.deactivatedAt })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return known;
};

const findOrMake = async (tx: Transaction, ctx: Context, { name }: Identity, email: string) => {
  const made = await tx
    .insert(users)
    .values({
      id: createId("usr"),
      email,
      nickname: name.trim().slice(0, 40) || "Shopper",
      emailVerifiedAt: ctx.now,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  const userId = made[0]?.id;
  if (userId) {
    await recordEvent(tx, ctx, { type: "account.verified", aggregateId: userId, data: { userId } });
    return { id: userId, deactivatedAt: null };
  }
  const [existing] = await tx
    .select({ id: users.id, deactivatedAt: users.deactivatedAt })
    .from(users)
    .where(eq(users.email, email));
  if (existing) await markVerified(tx, ctx, existing.id);
  return existing;
};

/**
 * The account behind an account elsewhere: the one it is tied to, else the one of its verified address, else a new one.
 * An address that the other service has not verified opens nothing.
 */
export const signInWithIdentity = (ctx: Context, identity: Identity): Promise<Result<{ userId: string }>> =>
  inTransaction(ctx.db, async (tx) => {
    const known = await findKnown(tx, identity);
    const email = identity.email?.trim().toLowerCase();
    if (!known && !email) return fail(problem("forbidden", "That service has not verified your address."));
    const user = known ?? (await findOrMake(tx, ctx, identity, email ?? ""));
    if (!user || user.deactivatedAt) return fail(problem("forbidden", "This account is not active."));
    const { provider, subject } = identity;
    if (!known)
      await tx.insert(identities).values({ provider, subject, userId: user.id }).onConflictDoNothing();
    return ok({ userId: user.id });
  });
