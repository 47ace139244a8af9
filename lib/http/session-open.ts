import { endSession } from "@/lib/accounts/end-session";
import { SESSION_LIFE_S } from "@/lib/accounts/rules";
import { startSession } from "@/lib/accounts/start-session";
import { migrateCart } from "@/lib/cart/migrate-cart";
import { MERGED_COOKIE } from "@/lib/cart/rules";
import { mergeFavorites } from "@/lib/favorites/merge-favorites";
import { UnavailableError } from "@/lib/kernel/errors";
import { CART_COOKIE } from "./caller";
import { FAVORITES_COOKIE, HINT_COOKIE, hintCookie, mergedCookies, type NewCookie } from "./cart-cookies";
import { cartAccess } from "./cart-door";
import { namedSession, readSession, SESSION_COOKIE, type Session, sessionToken } from "./session";
import type { Visit } from "./visit";

/**
 * Pours what the visitor gathered as a guest into their account. What is away now follows at a later call, so that nobody
 * is kept from signing in by it.
 */
const takeGuestAlong = async (visit: Visit, session: Session): Promise<NewCookie[]> => {
  const { ctx, cartId, cookies, address } = visit;
  if (cartId === null) return [];
  await mergeFavorites(ctx, cartId, session.user.id);
  try {
    const access = cartAccess({ caller: { kind: "user", ...session }, cartId, address });
    const outcome = await migrateCart(ctx, { ...access, limit: undefined });
    return mergedCookies(outcome, cookies.get(MERGED_COOKIE));
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    ctx.log.warn({ service: error.service }, "a guest's cart is merged at a later call");
    return [];
  }
};

/** Opens a session for this person in this browser, ending the one it had; answers the cookies that carry it. */
export const openSession = async (
  visit: Visit,
  userId: string,
): Promise<{ sessionId: string; cookies: NewCookie[] }> => {
  const { ctx, cookies, address, userAgent } = visit;
  const replaces = await namedSession(cookies.get(SESSION_COOKIE));
  const sessionId = await startSession(ctx, { userId, userAgent, address, replaces });
  const token = await sessionToken(sessionId);
  const session = await readSession(token);
  const merged = session ? await takeGuestAlong(visit, session) : [];
  const carrier = { name: SESSION_COOKIE, value: token, maxAge: SESSION_LIFE_S, httpOnly: true };
  return { sessionId, cookies: [carrier, hintCookie(SESSION_LIFE_S), ...merged] };
};

const gone = (name: string, httpOnly: boolean): NewCookie => ({ name, value: "", maxAge: 0, httpOnly });

/** What a browser forgets when nobody is signed in any more; its next cart is a new one. */
export const SIGNED_OUT: readonly NewCookie[] = [
  gone(SESSION_COOKIE, true),
  gone(CART_COOKIE, true),
  gone(FAVORITES_COOKIE, true),
  gone(HINT_COOKIE, false),
  gone(MERGED_COOKIE, false),
  gone(MERGED_COOKIE, false),
];

/** Ends the session of this browser; answers the cookies to take away. */
export const closeSession = async ({ ctx, cookies }: Visit): Promise<readonly NewCookie[]> => {
  const session = await readSession(cookies.get(SESSION_COOKIE));
  if (session) {
    await endSession(ctx.db, { sessionId: session.sessionId, userId: session.user.id }, ctx.now);
  }
  return SIGNED_OUT;
};
