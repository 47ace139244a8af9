import { ButtonLink } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { ShowMore } from "@/components/ui/show-more";
import type { ProductPage } from "@/lib/catalog/queries";
import { EmptyShelf } from "./empty-shelf";
import { ListTools } from "./list-tools";
import { ProductGrid } from "./product-grid";
import { ShelfBrowser } from "./shelf-browser-client";
import { ShopCards } from "./shop-cards";

type ShelfListProps = {
  /** What the shelf is, in the query of the API: `category=bakery`. */
  shelf: string;
  /** Of its first page. */
  path: string;
  page: ProductPage;
  /** From 1. */
  number: number;
  /** Products of all pages. */
  total: number;
  currency: string;
};

export const PER_PAGE = 24;

/** A shelf's products; from the second page on only a list, for whoever follows it without script. */
export function ShelfList({ shelf, path, page, number, total, currency }: ShelfListProps) {
  const { products, nextCursor } = page;
  if (products.length === 0) return <EmptyShelf />;
  const nextHref = nextCursor === null ? null : `${path}/${number + 1}`;
  const cards = <ShopCards products={products} eager={number === 1 ? 4 : 0} headingLevel={2} />;
  if (number === 1) {
    return (
      <ShelfBrowser
        shelf={shelf}
        shown={products.length}
        total={total}
        nextCursor={nextCursor}
        nextHref={nextHref}
        currency={currency}
        moreLook={buttonLook({ variant: "secondary" })}
        tools={<ListTools kind="shelf" />}
      >
        {cards}
      </ShelfBrowser>
    );
  }
  return (
    <>
      <ButtonLink href={path} variant="quiet" className="mb-3 -ml-4">
        Back to the first page
      </ButtonLink>
      <ProductGrid>{cards}</ProductGrid>
      <ShowMore
        href={nextHref}
        shown={(number - 1) * PER_PAGE + products.length}
        total={total}
        noun="products"
      />
    </>
  );
}
