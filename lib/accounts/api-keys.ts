import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { type Database, inTransaction } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { randomToken, sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";

/** A key as it is listed; what it is made of was shown once and is stored as a hash only. */
export type ApiKey = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  createdBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
};

/** Secrets begin with this, so that scanners of code and logs know one when they see it. */
const PREFIX = "mk_";
const HINT_LENGTH = PREFIX.length + 6;

type Row = typeof apiKeys.$inferSelect;

const toApiKey = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

/** One page of keys, newest first, revoked and expired ones included; `after` is the last id of the page before. */
export const listApiKeys = async (
  db: Database,
  { limit, after }: { limit: number; after?: string },
): Promise<{ keys: ApiKey[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(apiKeys)
    .where(after === undefined ? undefined : lt(apiKeys.id, after))
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { keys: page.map(toApiKey), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
};

export type NewApiKey = { name: string; scopes: string[]; expiresAt: Date | null };

/** Makes a key. The secret is in the answer and nowhere else. */
export const createApiKey = (
  ctx: Context,
  { name, scopes, expiresAt }: NewApiKey,
): Promise<ApiKey & { secret: string }> =>
  inTransaction(ctx.db, async (tx) => {
    const secret = `${PREFIX}${randomToken()}`;
    const row = {
      id: createId("key"),
      name,
      keyHash: sha256(secret),
      hint: secret.slice(0, HINT_LENGTH),
      scopes,
      createdBy: ctx.actor,
      createdAt: ctx.now,
      lastUsedAt: null,
      expiresAt,
      revokedAt: null,
    };
    await tx.insert(apiKeys).values(row);
    const key = toApiKey(row);
    await recordAudit(tx, ctx, [{ action: "api-key.create", subject: row.id, after: key }]);
    return { ...key, secret };
  });

/** Ends a key at once; ended before it stays as it was. False when there is no such key. */
export const revokeApiKey = (ctx: Context, id: string): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
      .returning();
    if (!row) return (await tx.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, id))).length > 0;
    const after = toApiKey(row);
    await recordAudit(tx, ctx, [
      { action: "api-key.revoke", subject: id, before: { ...after, revokedAt: null }, after },
    ]);
    return true;
  });
