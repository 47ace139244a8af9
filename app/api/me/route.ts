import { viewCart } from "@/lib/cart/view-cart";
import { listFavoriteIds } from "@/lib/favorites/queries";
import { readingCart } from "@/lib/http/cart-door";
import { readMe } from "@/lib/http/endpoints/cart";
import { favoritesOwner } from "@/lib/http/favorites-door";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readMe, (call) => {
    let favorites: string[] = [];
    return readingCart(
      call,
      async (ctx, access) => {
        const [outcome, ids] = await Promise.all([
          viewCart(ctx, access),
          listFavoriteIds(ctx, favoritesOwner(call)),
        ]);
        favorites = ids;
        return outcome;
      },
      ({ itemCount, subtotal, currency }) => {
        const user = call.caller.kind === "user" ? call.caller.user : null;
        return reply(200, {
          user: user && { id: user.id, nickname: user.nickname, email: user.email, role: user.role },
          cart: { itemCount, subtotal, currency },
          favorites,
          points: null,
          unreadNotifications: 0,
        });
      },
    );
  }),
});
