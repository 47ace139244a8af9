import { addToCartAction } from "@/lib/cart/actions";
import type { Product } from "@/lib/catalog/schema";
import { AddOne } from "./add-one-client";

type AddToCartProps = { product: Pick<Product, "productId" | "name" | "available"> };

/** The round button of a card: adds one. Without script a plain form that leads to the cart. */
export function AddToCart({ product: { productId, name, available } }: AddToCartProps) {
  return <AddOne {...{ productId, name }} soldOut={available <= 0} action={addToCartAction} />;
}
