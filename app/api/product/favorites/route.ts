import { listFavorites as findFavorites } from "@/lib/favorites/queries";
import { listFavorites, setFavorite } from "@/lib/http/endpoints/favorites";
import { changeFavorite, favoritesOwner } from "@/lib/http/favorites-door";
import { cookie, reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listFavorites, async (call) =>
    reply(200, { products: await findFavorites(call.ctx, favoritesOwner(call)) }),
  ),
  POST: handle(setFavorite, async (call) => {
    const { result, cookies } = await changeFavorite(call, call.body);
    if (!result.ok) return result.problem;
    return reply(200, result.value, {
      cookies: cookies.map(({ name, value, maxAge, httpOnly }) => cookie(name, value, maxAge, { httpOnly })),
    });
  }),
});
