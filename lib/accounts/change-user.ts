import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { attempt, type Result } from "@/lib/kernel/result";
import { findDeskUser } from "./desk-queries";
import type { DeskUser } from "./desk-rules";
import { endSessions } from "./end-session";

export type UserChange = { role?: "shopper" | "admin"; deactivated?: boolean };

const UNKNOWN_USER = problem("not-found", "There is no account with this identifier.");

const lockUser = async (tx: Transaction, userId: string) => {
  const [row] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!row) throw new ProblemError(UNKNOWN_USER);
  if (row.closedAt) {
    throw new ProblemError(
      problem("conflict", "This account was closed by its owner; nothing of it is left."),
    );
  }
  return row;
};

/** Nobody shuts themselves out, and no two admins each other: one who can open this door always remains. */
const keepAnAdmin = async (tx: Transaction, ctx: Context, userId: string): Promise<void> => {
  if (ctx.actor === `user:${userId}`) {
    const detail = "You cannot take this right from yourself. Ask another admin.";
    throw new ProblemError(problem("conflict", detail));
  }
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('admins'))`);
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.deactivatedAt), ne(users.id, userId)))
    .limit(1);
  if (others.length === 0) {
    throw new ProblemError(problem("conflict", "This is the last admin. Make another one first."));
  }
};

const change = async (
  tx: Transaction,
  ctx: Context,
  userId: string,
  wanted: UserChange,
): Promise<DeskUser> => {
  const row = await lockUser(tx, userId);
  const before = { role: row.role, deactivated: row.deactivatedAt !== null };
  const after = { ...before, ...wanted };
  const wasAdmin = before.role === "admin" && !before.deactivated;
  if (wasAdmin && (after.role !== "admin" || after.deactivated)) await keepAnAdmin(tx, ctx, userId);
  if (after.role !== before.role || after.deactivated !== before.deactivated) {
    const deactivatedAt = after.deactivated ? (row.deactivatedAt ?? ctx.now) : null;
    await tx.update(users).set({ role: after.role, deactivatedAt }).where(eq(users.id, userId));
    await recordAudit(tx, ctx, [{ action: "user.change", subject: userId, before, after }]);
  }
  if (after.deactivated) await endSessions(tx, userId, ctx.now);
  const changed = await findDeskUser(tx, userId);
  if (!changed) throw new ProblemError(UNKNOWN_USER);
  return changed;
};

/**
 * Gives or takes a role, deactivates an account or lets it in again. Holds from the person's next request on; a
 * deactivation ends their sessions. Answers `not-found`, or `conflict` when the shop would be left without an admin.
 */
export const changeUser = (ctx: Context, userId: string, wanted: UserChange): Promise<Result<DeskUser>> =>
  attempt(() => inTransaction(ctx.db, (tx) => change(tx, ctx, userId, wanted)));

/** Ends all sessions of a person at once; answers how many there were. */
export const endSessionsOf = (ctx: Context, userId: string): Promise<Result<{ ended: number }>> =>
  attempt(() =>
    inTransaction(ctx.db, async (tx) => {
      await lockUser(tx, userId);
      const ended = await endSessions(tx, userId, ctx.now);
      await recordAudit(tx, ctx, [{ action: "user.end-sessions", subject: userId, after: { ended } }]);
      return { ended };
    }),
  );
