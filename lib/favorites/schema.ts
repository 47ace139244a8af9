import { z } from "zod";

const ProductId = z.string().min(1).max(200);

export const SetFavorite = z.strictObject({ productId: ProductId, favorite: z.boolean() });
export type SetFavorite = z.output<typeof SetFavorite>;

/** The same as a form without script sends it. */
export const FavoriteForm = z.object({
  productId: ProductId,
  favorite: z.enum(["true", "false"]).transform((value) => value === "true"),
});
