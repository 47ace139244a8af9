import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { undoMigration } from "@/lib/cart/migrate-cart";
import type { CartAccess, CartOutcome } from "@/lib/cart/outcome";
import { emptyCart } from "@/lib/cart/queries";
import { anonymousCart, MERGED_COOKIE, userCart } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/schema";
import { getKnownProducts } from "@/lib/catalog/known-products";
import type { Context } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { findHeldUnits } from "@/lib/orders/queries";
import { actorOf, type Caller } from "./caller";
import { cartCookies, FAVORITES_COOKIE, mergedCookies, type NewCookie, undoneCookies } from "./cart-cookies";
import { limitHeaders, limitOf, secondsLeft } from "./rate-limit";
import { cookie, problemResponse, type Reply, reply } from "./reply";

const findProducts = (productIds: string[]) => getKnownProducts(database(), productIds);

type Visitor = { caller: Caller; cartId: string | null; address: string };

/**
 * Which cart this visitor's call is about. A person's own, wherever they signed in, and with it the browser's anonymous
 * one to be merged; a guest's by the cookie, or a new one.
 */
export const cartAccess = ({ caller, cartId, address }: Visitor): CartAccess => {
  const client = caller.kind === "guest" ? address : actorOf(caller);
  const limit = { client, ...limitOf("cart") };
  const key = caller.kind === "user" ? userCart(caller.user.id) : anonymousCart(cartId ?? randomUUID());
  const guest =
    caller.kind === "user" && cartId ? { key: anonymousCart(cartId), session: caller.sessionId } : undefined;
  const findHeld = () => findHeldUnits(database(), guest ? [key, guest.key] : [key]);
  return { key, guest, limit, findProducts, findHeld };
};

/** Whether there can be a cart at all: a guest without a cookie has none, and KV need not be asked. */
export const mayHaveCart = ({ caller, cartId }: Pick<Visitor, "caller" | "cartId">): boolean =>
  caller.kind === "user" || cartId !== null;

const headersOf = (access: CartAccess, outcome: CartOutcome): Record<string, string> => {
  const replayed: Record<string, string> = outcome.replayed ? { "Idempotency-Replayed": "true" } : {};
  if (!access.limit || outcome.remaining === null) return replayed;
  const { limit, windowS } = access.limit;
  return {
    ...replayed,
    ...limitHeaders({ limit, remaining: outcome.remaining, resetS: secondsLeft(windowS) }),
  };
};

const refusalHeaders = (access: CartAccess, outcome: CartOutcome): Record<string, string> => {
  const headers = headersOf(access, outcome);
  const isLimited = !outcome.result.ok && outcome.result.problem.slug === "rate-limited";
  return isLimited ? { ...headers, "Retry-After": headers["RateLimit-Reset"] ?? "60" } : headers;
};

type Run = (ctx: Context, access: CartAccess) => Promise<CartOutcome>;
type Call = Visitor & { ctx: Context; cookies?: ReadonlyMap<string, string> };
type Answer = Reply | Problem | Response;

const wholeCart = (cart: Cart): Reply => reply(200, cart);

const toHeader = ({ name, value, maxAge, httpOnly }: NewCookie): string =>
  cookie(name, value, maxAge, { httpOnly });

type Show = (cart: Cart, merged: CartOutcome["merged"]) => Reply | Problem;

const answerWith = (
  call: Call,
  access: CartAccess,
  outcome: CartOutcome,
  { show = wholeCart, cookies = [] }: { show?: Show; cookies?: NewCookie[] },
): Answer => {
  const { result } = outcome;
  if (!result.ok) return problemResponse(result.problem, refusalHeaders(access, outcome));
  const shown = show(result.value, outcome.merged);
  if ("slug" in shown) return shown;
  const notice = mergedCookies(outcome, call.cookies?.get(MERGED_COOKIE));
  return { ...shown, headers: headersOf(access, outcome), cookies: [...cookies, ...notice].map(toHeader) };
};

/** Answers a reading call; a guest without a cookie is told at once that there is nothing. */
export const readingCart = async (call: Call, run: Run, show: Show = wholeCart): Promise<Answer> => {
  if (!mayHaveCart(call)) return show(emptyCart(), []);
  const access = cartAccess(call);
  return answerWith(call, access, await run(call.ctx, access), { show });
};

/** Answers a changing call; a guest's cookie lives as long as the cart, counted from this write. */
export const changingCart = async (call: Call, run: Run, show: Show = wholeCart): Promise<Answer> => {
  const access = cartAccess(call);
  const outcome = await run(call.ctx, access);
  const cookies = cartCookies(outcome.key, call.cookies?.has(FAVORITES_COOKIE));
  return answerWith(call, access, outcome, { show, cookies });
};

/** Answers a removing call, for which a guest without a cart needs none opened. */
export const removingFromCart = async (call: Call, run: Run): Promise<Answer> =>
  mayHaveCart(call) ? changingCart(call, run) : wholeCart(emptyCart());

/** Takes the last merge back. The browser that the lines came from keeps its cookie for as long as they live there again. */
export const undoingMigration = async (call: Call & { caller: Caller }): Promise<Answer> => {
  const { caller, cartId, ctx } = call;
  if (caller.kind !== "user") return problem("unauthenticated", "Sign in to take a merge back.");
  const access = { ...cartAccess(call), session: caller.sessionId };
  const outcome = await undoMigration(ctx, access);
  return answerWith(call, access, outcome, { cookies: undoneCookies(outcome, cartId) });
};
