import { type CartKey, idOf, ownerOf } from "@/lib/cart/rules";
import { lifeOf } from "@/lib/cart/store";
import { CART_COOKIE } from "./caller";

/**
 * Tells the scripts of a static page that this visitor has something to ask `GET /api/me` for. It holds nothing; the
 * cookies that do are out of a script's reach. Whoever starts a session sets it too, for as long as the session lives.
 */
export const HINT_COOKIE = "mc";

export type NewCookie = { name: string; value: string; maxAge: number; httpOnly: boolean };

export const hintCookie = (maxAge: number): NewCookie => ({
  name: HINT_COOKIE,
  value: "1",
  maxAge,
  httpOnly: false,
});

/** The cookie of a guest's cart and its hint, renewed by each write; a signed-in person's cart needs none. */
export const cartCookies = (key: CartKey): NewCookie[] => {
  if (ownerOf(key) === "user") return [];
  const maxAge = lifeOf(key);
  return [{ name: CART_COOKIE, value: idOf(key), maxAge, httpOnly: true }, hintCookie(maxAge)];
};
