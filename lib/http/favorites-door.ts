import { randomUUID } from "node:crypto";
import type { Product } from "@/lib/catalog/schema";
import type { Context } from "@/lib/events/context";
import { listFavorites } from "@/lib/favorites/queries";
import type { FavoritesOwner } from "@/lib/favorites/rules";
import type { SetFavorite } from "@/lib/favorites/schema";
import { setFavorite } from "@/lib/favorites/set-favorite";
import { UnavailableError } from "@/lib/kernel/errors";
import type { Result } from "@/lib/kernel/result";
import type { Caller } from "./caller";
import { favoritesCookies, type NewCookie } from "./cart-cookies";
import { readPageCall } from "./page-call";

type Visitor = { caller: Caller; cartId: string | null };

/** Whose favorites this visitor's call is about: the account's, or those under the browser's cookie. */
export const favoritesOwner = ({ caller, cartId }: Visitor): FavoritesOwner => ({
  userId: caller.kind === "user" ? caller.user.id : null,
  cartId,
});

/** Sets a heart and says which cookies keep it: a guest's first one opens the cookie, each change renews it. */
export const changeFavorite = async (
  call: Visitor & { ctx: Context },
  input: SetFavorite,
): Promise<{ result: Result<SetFavorite>; cookies: NewCookie[] }> => {
  const owner = favoritesOwner(call);
  const isGuest = owner.userId === null;
  const cartId = owner.cartId ?? (isGuest && input.favorite ? randomUUID() : null);
  const result = await setFavorite(call.ctx, { ...owner, cartId }, input);
  return { result, cookies: isGuest && cartId && result.ok ? favoritesCookies(cartId) : [] };
};

/** What the page of favorites shows to whoever opens it; `products` is null while they are away. */
export const readFavoritesPage = async (): Promise<{ isGuest: boolean; products: Product[] | null }> => {
  const call = await readPageCall();
  const isGuest = call.caller.kind === "guest";
  try {
    return { isGuest, products: await listFavorites(call.ctx, favoritesOwner(call)) };
  } catch (error) {
    if (error instanceof UnavailableError) return { isGuest, products: null };
    throw error;
  }
};
