import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type PageCall, readPageCall } from "./page-call";

/** The call of a signed-in admin. */
export type AdminCall = PageCall & { caller: Extract<PageCall["caller"], { kind: "user" }> };

/** However many parts of a page ask, the session is read once a request. */
const readCallOnce = cache(readPageCall);

export const isAdminCall = (call: PageCall): call is AdminCall =>
  call.caller.kind === "user" && call.caller.user.role === "admin";

/** The admin who asks for this page, null for everybody else. Decides what is drawn around a page, never what it holds. */
export const findAdmin = async (): Promise<AdminCall | null> => {
  const call = await readCallOnce();
  return isAdminCall(call) ? call : null;
};

/**
 * The admin who asks for this page. Called by every page below /admin before it reads anything: a role that was taken
 * away or an account that was deactivated holds from the next request on. Guests are sent to sign in and come back to
 * `path`; to people without the right there is no such page.
 */
export const requireAdmin = async (path: string): Promise<AdminCall> => {
  const call = await readCallOnce();
  if (isAdminCall(call)) return call;
  if (call.caller.kind === "guest") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  notFound();
};
