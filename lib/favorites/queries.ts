import { desc, eq } from "drizzle-orm";
import { favorites } from "@/db/schema/catalog";
import { findProducts } from "@/lib/catalog/queries";
import type { Product } from "@/lib/catalog/schema";
import type { Context } from "@/lib/events/context";
import { readGuestFavorites } from "./guest-store";
import { mergeFavorites } from "./merge-favorites";
import { type FavoritesOwner, MAX_LISTED_FAVORITES } from "./rules";

/** Favorite products by identifier, newest first, archived ones included. A person's open guest hearts are merged first. */
export const listFavoriteIds = async (
  ctx: Context,
  { userId, cartId }: FavoritesOwner,
): Promise<string[]> => {
  if (userId === null) return cartId === null ? [] : readGuestFavorites(cartId);
  if (cartId !== null) await mergeFavorites(ctx, cartId, userId);
  const rows = await ctx.db
    .select({ productId: favorites.productId })
    .from(favorites)
    .where(eq(favorites.userId, userId))
    .orderBy(desc(favorites.createdAt), desc(favorites.productId))
    .limit(MAX_LISTED_FAVORITES);
  return rows.map((row) => row.productId);
};

/** The favorite products that are still sold, newest first. */
export const listFavorites = async (ctx: Context, owner: FavoritesOwner): Promise<Product[]> =>
  findProducts(ctx.db, await listFavoriteIds(ctx, owner));
