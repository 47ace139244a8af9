import type { UndoOutcome } from "@/lib/cart/migrate-cart";
import type { CartOutcome } from "@/lib/cart/outcome";
import { type CartKey, idOf, MERGED_COOKIE, ownerOf } from "@/lib/cart/rules";
import { lifeOf } from "@/lib/cart/store";
import { GUEST_FAVORITES_LIFE_S } from "@/lib/favorites/rules";
import { CART_COOKIE } from "./caller";

/**
 * Tells the scripts of a static page that this visitor has something to ask `GET /api/me` for. It holds nothing; the
 * cookies that do are out of a script's reach. Whoever starts a session sets it too, for as long as the session lives.
 */
export const HINT_COOKIE = "mc";

/** Stands where a guest has favorites, which outlive a cart and are found by the same cookie. */
export const FAVORITES_COOKIE = "favorites";

export type NewCookie = { name: string; value: string; maxAge: number; httpOnly: boolean };

export const hintCookie = (maxAge: number): NewCookie => ({
  name: HINT_COOKIE,
  value: "1",
  maxAge,
  httpOnly: false,
});

const guestCookies = (cartId: string, maxAge: number): NewCookie[] => [
  { name: CART_COOKIE, value: cartId, maxAge, httpOnly: true },
  hintCookie(maxAge),
];

/**
 * The cookie of a guest's cart and its hint, renewed by each write; a signed-in person's cart needs none. It lives as long
 * as the cart, or as the favorites of a guest who has some.
 */
export const cartCookies = (key: CartKey, hasFavorites = false): NewCookie[] => {
  if (ownerOf(key) === "user") return [];
  return guestCookies(idOf(key), Math.max(lifeOf(key), hasFavorites ? GUEST_FAVORITES_LIFE_S : 0));
};

/** The same cookie as a guest's favorites need it. */
export const favoritesCookies = (cartId: string): NewCookie[] => [
  ...guestCookies(cartId, GUEST_FAVORITES_LIFE_S),
  { name: FAVORITES_COOKIE, value: "1", maxAge: GUEST_FAVORITES_LIFE_S, httpOnly: true },
];

const MERGED_LIFE_S = 10 * 60;

/** Pieces that the cookie tells of; 0 when there is nothing to say. */
export const readMerged = (value: string | undefined): number =>
  /^[1-9]\d{0,6}$/.test(value ?? "") ? Number(value) : 0;

export const piecesOf = (lines: CartOutcome["merged"]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** What lets the next page say that a merge happened, and offer the way back. Merges that nobody was told of add up. */
export const mergedCookies = (
  { merged, replayed }: Pick<CartOutcome, "merged" | "replayed">,
  earlier: string | undefined,
): NewCookie[] => {
  if (replayed || merged.length === 0) return [];
  const value = String(piecesOf(merged) + readMerged(earlier));
  return [{ name: MERGED_COOKIE, value, maxAge: MERGED_LIFE_S, httpOnly: false }];
};

/**
 * After a merge was taken back nothing is left to be said of it, and the browser whose cart it was keeps its cookie for as
 * long as that cart lives again.
 */
export const undoneCookies = ({ guestKey }: UndoOutcome, cartId: string | null): NewCookie[] => {
  const said = { name: MERGED_COOKIE, value: "", maxAge: 0, httpOnly: false };
  if (guestKey === null || idOf(guestKey) !== cartId) return [said];
  return [said, { name: CART_COOKIE, value: cartId, maxAge: lifeOf(guestKey), httpOnly: true }];
};
