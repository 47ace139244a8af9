import type { ReactNode } from "react";
import type { Product } from "@/lib/catalog/schema";
import { ShopCard } from "./shop-card";

type ShopCardsProps = {
  products: readonly Product[];
  /** How many of the first pictures are in sight when the page opens. */
  eager?: number;
  headingLevel?: 2 | 3;
  /** Instead of the plain name. */
  title?: (product: Product) => ReactNode;
  badge?: (index: number) => ReactNode;
};

/** The `<li>`s of a grid or a row. */
export function ShopCards({ products, eager = 0, headingLevel, title, badge }: ShopCardsProps) {
  return products.map((product, index) => (
    <li key={product.productId}>
      <ShopCard
        product={product}
        title={title?.(product)}
        eager={index < eager}
        headingLevel={headingLevel}
        badge={badge?.(index)}
      />
    </li>
  ));
}
