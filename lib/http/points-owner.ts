import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { Caller } from "./caller";

const unsaid = (slug: "invalid-query" | "bad-request"): Problem =>
  problem(slug, "account_id: Say whose points.", {
    errors: [{ path: "account_id", message: "Say whose points." }],
  });

/** Whose points are meant: an account's own user, or whoever a key or an admin names. Others' are not there for a user. */
export const pointsOwner = (
  caller: Caller,
  accountId: string | undefined,
  unsaidIs: "invalid-query" | "bad-request",
): Result<string> => {
  const own = caller.kind === "user" ? caller.user.id : null;
  if (accountId === undefined) return own === null ? fail(unsaid(unsaidIs)) : ok(own);
  const mayName = caller.kind === "key" || (caller.kind === "user" && caller.user.role === "admin");
  if (mayName || accountId === own) return ok(accountId);
  return fail(problem("not-found", "There is no such account."));
};

/** Somebody from the desk is at work on points; keys and people about their own are not written into the audit log. */
export const isDesk = (caller: Caller, accountId: string): boolean =>
  caller.kind === "user" && caller.user.role === "admin" && caller.user.id !== accountId;
