import type { Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/accounts/passwords";
import { createId } from "@/lib/kernel/ids";
import { accounts, customers } from "./people";

type NewUser = typeof users.$inferInsert;

/** Accounts are older than the first of the seeded orders. */
const AGE_MS = 90 * 86_400_000;

/** The rows of everybody who has an account; hashing is done here, outside the transaction. */
export const prepareAccounts = async (now: Date): Promise<NewUser[]> => {
  const createdAt = new Date(now.getTime() - AGE_MS);
  const since = { createdAt, emailVerifiedAt: createdAt };
  const signedIn = accounts.map(async ({ email, nickname, password, role }) => ({
    ...since,
    id: createId("usr"),
    email,
    nickname,
    role: role === "admin" ? ("admin" as const) : ("shopper" as const),
    passwordHash: await hashPassword(password),
  }));
  const others = customers.map(({ email, nickname }) => ({ ...since, id: createId("usr"), email, nickname }));
  return [...(await Promise.all(signedIn)), ...others];
};

export const insertAccounts = async (tx: Transaction, rows: NewUser[]): Promise<void> => {
  await tx.insert(users).values(rows).onConflictDoNothing();
};
