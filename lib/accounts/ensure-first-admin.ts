import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { accountCodes, sessions, users } from "@/db/schema/accounts";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { requestCode } from "./request-code";
import { FIRST_ADMIN_LINK_LIFE_MS } from "./rules";

type FirstAdmin = "exists" | "link-under-way" | "link-sent";

/**
 * Gives a shop without an admin its first: the account of this address, made if need be. It has no password; a link is
 * mailed that signs it in, again at a later deployment as long as nobody used one.
 */
export const ensureFirstAdmin = (ctx: Context, address: string): Promise<FirstAdmin> =>
  inTransaction(ctx.db, async (tx) => {
    const email = address.trim().toLowerCase();
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('first-admin'))`);
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .leftJoin(sessions, eq(sessions.userId, users.id))
      .where(and(eq(users.role, "admin"), sql`(${ne(users.email, email)} or ${sessions.id} is not null)`))
      .limit(1);
    if (admins.length > 0) return "exists";
    const [made] = await tx
      .insert(users)
      .values({ id: createId("usr"), email, nickname: "Admin", role: "admin", createdAt: ctx.now })
      .onConflictDoUpdate({ target: users.email, set: { role: "admin" } })
      .returning({ id: users.id });
    const open = await tx
      .select({ id: accountCodes.id })
      .from(accountCodes)
      .where(
        and(
          eq(accountCodes.email, email),
          eq(accountCodes.purpose, "link"),
          isNull(accountCodes.usedAt),
          gt(accountCodes.expiresAt, ctx.now),
        ),
      );
    if (open.length > 0) return "link-under-way";
    await recordAudit(tx, ctx, [{ action: "account.first-admin", subject: made?.id ?? email }]);
    const inside = { ...ctx, db: tx };
    await requestCode(inside, {
      email,
      purpose: "link",
      nextPath: "/admin",
      lifeMs: FIRST_ADMIN_LINK_LIFE_MS,
    });
    return "link-sent";
  });
