import type { Database } from "@/db/client";
import { findAccount, findRecipient } from "@/lib/accounts/queries";
import type { Caller } from "./caller";

/** Whose balance is asked for; null where there is nobody, or somebody that this caller may not ask about. */
export const findBalanceOwner = async (
  db: Database,
  caller: Caller,
  username: string,
): Promise<string | null> => {
  if (caller.kind === "guest") return null;
  if (caller.kind === "key" && username.includes("@")) {
    return (await findRecipient(db, { email: username.toLowerCase() }))?.id ?? null;
  }
  if (caller.kind === "user") {
    if (username === "me" || username === caller.user.id) return caller.user.id;
    if (caller.user.role !== "admin") return null;
  }
  return (await findAccount(db, username))?.id ?? null;
};
