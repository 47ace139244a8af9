import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { addAddress } from "@/lib/accounts/book-address";
import { createContext } from "@/lib/events/context";
import { unwrap } from "@/lib/kernel/result";
import { bookEntry } from "@/lib/wallet/book-entry";
import { furnishPoints } from "./furnish-points";
import { accounts } from "./people";

/** Gives the accounts that people sign in with an address, what their wallet holds, and points from earlier years. */
export const furnishAccounts = async (tx: Transaction, now: Date): Promise<void> => {
  const ctx = createContext(tx, "system:seed", { now });
  const emails = accounts.map(({ email }) => email);
  const found = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  for (const { email, address, wallet = 0 } of accounts) {
    const userId = found.find((user) => user.email === email)?.id;
    if (!userId) continue;
    unwrap(await addAddress(ctx, userId, { ...address, isDefault: true }));
    if (wallet === 0) continue;
    const entry = { userId, amount: wallet, reason: "A present of the market", cause: `seed:${userId}` };
    unwrap(await bookEntry(tx, ctx, entry));
    await furnishPoints(tx, userId, now);
  }
};
