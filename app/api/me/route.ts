import { viewCart } from "@/lib/cart/view-cart";
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
        const { caller } = call;
        const [outcome, ids, spendable] = await Promise.all([
          viewCart(ctx, access),
          listFavoriteIds(ctx, favoritesOwner(call)),
          caller.kind === "user" ? findSpendable(ctx.db, caller.user.id, ctx.now) : null,
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
