import { type CartKey, idOf, ownerOf } from "@/lib/cart/rules";
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
