import { AddToCart } from "@/components/cart/add-to-cart";
import { ProductCard } from "@/components/catalog/product-card";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { Product } from "@/lib/catalog/schema";
import { ownValue } from "@/lib/kernel/own";
import { Heart } from "./heart";

const NOTICES: Record<string, string> = {
  "unknown-product": "That product is no longer sold, so it was not kept.",
  "bad-request": "That heart could not be read. Your favorites are as they were.",
  "rate-limited": "That was very fast. Wait a minute and try again.",
  unavailable: "Favorites are taking a short break. Nothing was lost; try again in a moment.",
};

type FavoritesListProps = {
  /** Null while they are away. */
  products: Product[] | null;
  isGuest: boolean;
  /** The word of what went wrong before. */
  problem: string;
};

/** What stands below the heading of both pages of favorites. */
export function FavoritesList({ products, isGuest, problem }: FavoritesListProps) {
  const notice = ownValue(NOTICES, products === null ? "unavailable" : problem);
  return (
    <>
      {notice && (
        <Notice tone="warning" className="mt-5">
          {notice}
        </Notice>
      )}
      {products?.length === 0 && (
        <EmptyState
          art="/art/2764-fe0f"
          title="No favorites yet"
          text="Press the heart of a product and find it here again."
          action={<ButtonLink href="/best-sellers">See what others like</ButtonLink>}
        />
      )}
      {isGuest && products && products.length > 0 && (
        <p className="mt-2 text-ink-soft">
          This browser keeps them for 90 days. Sign in and they go with you to every device.
        </p>
      )}
      {products && products.length > 0 && (
        <ProductGrid className="mt-6">
          {products.map((product, index) => (
            <li key={product.productId}>
              <ProductCard
                product={product}
                eager={index < 4}
                headingLevel={2}
                heart={<Heart product={product} initially />}
                add={<AddToCart product={product} />}
              />
            </li>
          ))}
        </ProductGrid>
      )}
    </>
  );
}
