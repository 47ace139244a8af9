import { ProductGrid } from "@/components/catalog/product-grid";
import { ShopCards } from "@/components/catalog/shop-cards";
import { Pagination } from "@/components/ui/pagination";
import { MarkedText } from "./marked-text";
import { type SearchView, writeSearch } from "./search-query";
import type { Found } from "./use-search";

type ResultListProps = { found: Found; view: SearchView; searching: boolean };

/** One page of hits, with what matched marked, and the way to the others. */
export function ResultList({ found: { products, names, pages }, view, searching }: ResultListProps) {
  return (
    <>
      <ProductGrid
        id="results"
        className={`lg:grid-cols-3! xl:grid-cols-4! ${searching ? "opacity-60 transition-opacity" : ""}`}
      >
        <ShopCards
          products={products}
          title={({ productId, name }) => <MarkedText text={names.get(productId) ?? name} />}
          headingLevel={2}
        />
      </ProductGrid>
      <div className="pt-8">
        <Pagination
          page={view.page}
          pages={pages}
          hrefFor={(page) => `/search?${writeSearch({ ...view, page })}`}
        />
      </div>
    </>
  );
}
