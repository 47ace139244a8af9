import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { addresses, identities, sessions, users } from "@/db/schema/accounts";
import { Address } from "@/lib/orders/schema";
import type { Account, BookedAddress, OpenSession } from "./schema";

export const findAccount = async (db: Database, userId: string): Promise<Account | null> => {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      nickname: users.nickname,
      role: users.role,
      language: users.language,
      preferredRetailers: users.preferredRetailers,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deactivatedAt)));
  return row ? { ...row, createdAt: row.createdAt.toISOString() } : null;
};

/** What a mail needs to know of somebody who can still be written to. */
export const findRecipient = async (
  db: Database,
  who: { userId: string } | { email: string },
): Promise<{ id: string; email: string; nickname: string; language: string } | null> => {
  const [row] = await db
    .select({ id: users.id, email: users.email, nickname: users.nickname, language: users.language })
    .from(users)
    .where(
      and(
        "userId" in who ? eq(users.id, who.userId) : eq(users.email, who.email),
        isNull(users.deactivatedAt),
      ),
    );
  return row ?? null;
};

type AddressRow = typeof addresses.$inferSelect;

export const toBookedAddress = ({ id, address, isDefault, createdAt }: AddressRow): BookedAddress => ({
  id,
  ...Address.parse(address),
  isDefault,
  createdAt: createdAt.toISOString(),
});

/** The address book, the default first, then the oldest. */
export const listAddresses = async (db: Database, userId: string): Promise<BookedAddress[]> => {
  const rows = await db
    .select()
    .from(addresses)
    .where(eq(addresses.userId, userId))
    .orderBy(desc(addresses.isDefault), asc(addresses.id));
  return rows.map(toBookedAddress);
};

/** The sessions that are open now, the most recently used first. */
export const listSessions = async (
  db: Database,
  { userId, current }: { userId: string; current: string | null },
  now: Date,
): Promise<OpenSession[]> => {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(200);
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.id === current,
  }));
};

/** Accounts elsewhere that open this one. */
export const listIdentities = async (
  db: Database,
  userId: string,
): Promise<{ provider: string; subject: string; createdAt: Date }[]> =>
  db
    .select({
      provider: identities.provider,
      subject: identities.subject,
      createdAt: identities.createdAt,
    })
    .from(identities)
    .where(eq(identities.userId, userId));

export const hasAddress = async (db: Database, userId: string, id: string): Promise<boolean> => {
  const found = await db
    .select({ id: addresses.id })
    .from(addresses)
    .where(and(eq(addresses.userId, userId), eq(addresses.id, id)));
  return found.length > 0;
};
