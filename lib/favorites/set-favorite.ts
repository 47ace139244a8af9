import { and, eq } from "drizzle-orm";
import { favorites } from "@/db/schema/catalog";
import { findProduct } from "@/lib/catalog/queries";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { markGuestFavorite } from "./guest-store";
import { mergeFavorites } from "./merge-favorites";
import type { FavoritesOwner } from "./rules";
import type { SetFavorite } from "./schema";

const markFavorite = async (ctx: Context, userId: string, { productId, favorite }: SetFavorite) => {
  if (favorite) {
    await ctx.db.insert(favorites).values({ userId, productId }).onConflictDoNothing();
    return;
  }
  await ctx.db.delete(favorites).where(and(eq(favorites.userId, userId), eq(favorites.productId, productId)));
};

/**
 * Sets or takes back a heart. Only a product that is sold can get one; taking one back always works, so that a product
 * that went out of the shop can be let go of. A guest without a cookie is given one by the door before.
 */
export const setFavorite = async (
  ctx: Context,
  { userId, cartId }: FavoritesOwner,
  input: SetFavorite,
): Promise<Result<SetFavorite>> => {
  const { productId, favorite } = input;
  if (favorite && !(await findProduct(ctx.db, productId))) {
    return fail(problem("unknown-product", `There is no product ${productId}, or it is no longer sold.`));
  }
  if (userId !== null) {
    if (cartId !== null) await mergeFavorites(ctx, cartId, userId);
    await markFavorite(ctx, userId, input);
  } else if (cartId !== null) await markGuestFavorite(cartId, { ...input, now: ctx.now });
  return ok({ productId, favorite });
};
