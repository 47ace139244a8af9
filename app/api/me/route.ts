import { viewCart } from "@/lib/cart/view-cart";
import { heartsOf } from "@/lib/favorites/guest-store";
import { listFavoriteIds } from "@/lib/favorites/queries";
import { readingCart } from "@/lib/http/cart-door";
import { readMe } from "@/lib/http/endpoints/cart";
import { favoritesOwner } from "@/lib/http/favorites-door";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { findSpendable } from "@/lib/points/queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readMe, (call) => {
    let favorites: string[] = [];
    let points: number | null = null;
    return readingCart(
      call,
      async (ctx, access) => {
        const owner = favoritesOwner(call);
        const { userId, cartId } = owner;
        if (userId === null) {
          const beside = cartId === null ? undefined : heartsOf(cartId);
          const outcome = await viewCart(ctx, { ...access, beside });
          favorites = outcome.beside;
          return outcome;
        }
        const [outcome, ids, spendable] = await Promise.all([
          viewCart(ctx, access),
          listFavoriteIds(ctx, owner),
          findSpendable(ctx.db, userId, ctx.now),
        ]);
        favorites = ids;
        points = spendable;
        return outcome;
      },
      ({ itemCount, subtotal, currency }) => {
        const user = call.caller.kind === "user" ? call.caller.user : null;
        return reply(200, {
          user: user && { id: user.id, nickname: user.nickname, email: user.email, role: user.role },
          cart: { itemCount, subtotal, currency },
          favorites,
          points,
          unreadNotifications: 0,
        });
      },
    );
  }),
});
