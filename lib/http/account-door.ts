import { type Problem, ProblemError, problem } from "@/lib/kernel/errors";
import type { Caller } from "./caller";
import type { NewCookie } from "./cart-cookies";
import { cookie, problemResponse } from "./reply";

type SignedIn = Extract<Caller, { kind: "user" }>;

/** The person who calls. The rights table lets nobody else in; keys stand for no person. */
export const signedIn = (caller: Caller): SignedIn => {
  if (caller.kind === "user") return caller;
  throw new ProblemError(problem("unauthenticated", "Sign in to do this."));
};

/** Cookies as complete `Set-Cookie` values. */
export const written = (cookies: readonly NewCookie[]): string[] =>
  cookies.map(({ name, value, maxAge, httpOnly }) => cookie(name, value, maxAge, { httpOnly }));

/** What is answered to everybody who asks for a mail, word for word. */
export const MAIL_ON_ITS_WAY = {
  message: "If the address can be used here, a mail is on its way. Its code is good for 15 minutes.",
};

/** A refusal with its header where it says how long to wait. */
export const refusal = (cause: Problem): Problem | Response =>
  typeof cause.extra?.retryAfter === "number"
    ? problemResponse(cause, { "Retry-After": String(cause.extra.retryAfter) })
    : cause;
