import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NewCookie } from "./cart-cookies";
import { type PageCall, readPageCall } from "./page-call";
import { cookieAttributes } from "./reply";
import type { Session } from "./session";
import { type Visit, visitOf } from "./visit";

/** The browser behind a server action that signs in, up or out. */
export const readPageVisit = async (): Promise<Visit> => {
  const { ctx } = await readPageCall();
  return visitOf({ headers: await headers() }, ctx);
};

/** Gives cookies to the browser whose form is being answered. */
export const giveCookies = async (given: readonly NewCookie[]): Promise<void> => {
  const jar = await cookies();
  for (const { name, value, maxAge, httpOnly } of given) {
    jar.set({ ...cookieAttributes(maxAge), name, value, httpOnly });
  }
};

/** Who is signed in; everybody else is asked to sign in and brought back to `path`. */
export const requireSession = async (path: string): Promise<PageCall & { session: Session }> => {
  const call = await readPageCall();
  if (call.caller.kind !== "user") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  const { sessionId, user } = call.caller;
  return { ...call, session: { sessionId, user } };
};
