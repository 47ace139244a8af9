import { AddToCart } from "@/components/cart/add-to-cart";
import { Heart } from "@/components/favorites/heart";
import { ProductCard, type ProductCardProps } from "./product-card";

/** A product as every list of the shop shows it: with its way into the cart and its heart. */
export function ShopCard(props: Omit<ProductCardProps, "add" | "heart">) {
  const { product } = props;
  return <ProductCard {...props} heart={<Heart product={product} />} add={<AddToCart product={product} />} />;
}
