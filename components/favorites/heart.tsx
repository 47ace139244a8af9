import type { Product } from "@/lib/catalog/schema";
import { setFavoriteAction } from "@/lib/favorites/actions";
import { HeartForm } from "./heart-client";

type HeartProps = { product: Pick<Product, "productId" | "name">; initially?: boolean };

/** The heart of a card or a product's page. Without script a plain form that leads to the favorites. */
export function Heart({ product: { productId, name }, initially = false }: HeartProps) {
  return (
    <HeartForm
      productId={productId}
      label={`Favorite: ${name}`}
      initially={initially}
      action={setFavoriteAction}
    />
  );
}
