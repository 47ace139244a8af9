import { and, asc, eq, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { addresses, users } from "@/db/schema/accounts";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { Address } from "@/lib/orders/schema";
import { toBookedAddress } from "./queries";
import { MAX_ADDRESSES } from "./rules";
import type { AddressChange, BookedAddress, NewAddress } from "./schema";

const own = (userId: string, id: string) => and(eq(addresses.userId, userId), eq(addresses.id, id));

export const UNKNOWN_ADDRESS = problem("not-found", "There is no such address in your address book.");

/** One writer a book: whoever holds the owner's row. */
const lockBook = (tx: Transaction, userId: string) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");

const clearDefault = (tx: Transaction, userId: string) =>
  tx
    .update(addresses)
    .set({ isDefault: false })
    .where(and(eq(addresses.userId, userId), eq(addresses.isDefault, true)));

/** Adds an address; the first one of a book is its default. */
export const addAddress = (
  ctx: Context,
  userId: string,
  { isDefault, ...address }: NewAddress,
): Promise<Result<BookedAddress>> =>
  inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, userId);
    const [book] = await tx
      .select({ size: sql<number>`count(*)::int` })
      .from(addresses)
      .where(eq(addresses.userId, userId));
    const size = book?.size ?? 0;
    if (size >= MAX_ADDRESSES) {
      return fail(problem("conflict", `An address book holds ${MAX_ADDRESSES} addresses. Remove one first.`));
    }
    const first = isDefault || size === 0;
    if (first) await clearDefault(tx, userId);
    const row = { id: createId("adr"), userId, address, isDefault: first, createdAt: ctx.now };
    await tx.insert(addresses).values(row);
    return ok(toBookedAddress(row));
  });

/** Changes what is named; null takes an optional part away. */
export const updateAddress = (
  ctx: Context,
  { userId, id }: { userId: string; id: string },
  { isDefault, ...change }: AddressChange,
): Promise<Result<BookedAddress>> =>
  inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, userId);
    const [row] = await tx.select().from(addresses).where(own(userId, id));
    if (!row) return fail(UNKNOWN_ADDRESS);
    const parts = Object.entries({ ...Address.parse(row.address), ...change });
    const address = Address.parse(Object.fromEntries(parts.filter(([, part]) => part !== null)));
    if (isDefault) await clearDefault(tx, userId);
    const changed = { ...row, address, isDefault: isDefault ?? row.isDefault };
    await tx.update(addresses).set(changed).where(own(userId, id));
    return ok(toBookedAddress(changed));
  });

/** Removes an address; the oldest that is left takes over as default. False when there is no such address. */
export const removeAddress = (
  ctx: Context,
  { userId, id }: { userId: string; id: string },
): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, userId);
    const [removed] = await tx.delete(addresses).where(own(userId, id)).returning();
    if (!removed) return false;
    if (removed.isDefault) {
      const [oldest] = await tx
        .select({ id: addresses.id })
        .from(addresses)
        .where(eq(addresses.userId, userId))
        .orderBy(asc(addresses.id))
        .limit(1);
      if (oldest) await tx.update(addresses).set({ isDefault: true }).where(eq(addresses.id, oldest.id));
    }
    return true;
  });
